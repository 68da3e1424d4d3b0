package org.fengsui.standalone.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a registry and a rule set as a run would, and starts nothing. */
public final class ConfigurationCheck {

    private ConfigurationCheck() {}

    /**
     * Reads.
     *
     * @param rules null for the packaged ones
     * @param problems gets a line for each thing that is wrong
     * @return nothing if anything is wrong
     */
    public static Optional<Configuration> read(
            Path stations, @Nullable Path rules, List<String> problems) {
        return new ConfigurationSource(new HouseParts(), stations, rules).read(problems);
    }
}
