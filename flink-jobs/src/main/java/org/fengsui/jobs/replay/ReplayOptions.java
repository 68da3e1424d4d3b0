package org.fengsui.jobs.replay;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to replay, and where to.
 *
 * @param stations registry file
 * @param rules rule file; null: the rules among the inputs, else the packaged ones
 * @param inputs CSV files, JSON Lines files, archive directories; packed with gzip or not
 * @param output directory for the results; new, empty, or of an earlier replay
 * @param parallelism of the operators, 1 to {@value Replay#MAX_PARALLELISM}
 * @param until last moment that is replayed, epoch ms; null: the end of the inputs
 * @param indicators whether {@code indicators.csv} is written
 */
public record ReplayOptions(
        Path stations,
        @Nullable Path rules,
        List<Path> inputs,
        Path output,
        int parallelism,
        @Nullable Long until,
        boolean indicators) {

    public ReplayOptions {
        inputs = List.copyOf(inputs);
    }
}
