package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fengsui.standalone.cluster.RetainedCheckpoints;
import org.jspecify.annotations.Nullable;

/** Whether a job can go on over what a data folder holds. */
final class StateCheck {

    private StateCheck() {}

    /**
     * Looks for the checkpoint to go on from, and whether the configuration may follow the one that
     * ran last.
     *
     * @param configuration nothing where it could not be read, which was told already
     * @param fresh whether to start empty, whatever there is
     * @param problems gets a line for each thing that is wrong
     * @return null where the folder cannot be read
     */
    static RetainedCheckpoints.@Nullable Choice check(
            Parts parts,
            DataFolder folder,
            Optional<Configuration> configuration,
            boolean fresh,
            List<String> problems) {
        RetainedCheckpoints checkpoints = new RetainedCheckpoints(folder.checkpoints());
        if (fresh) {
            return new RetainedCheckpoints.Choice(null, List.of());
        }
        try {
            if (configuration.isPresent()) {
                problems.addAll(
                        RunningConfiguration.problemsOf(
                                parts, folder.configuration(), configuration.get()));
            }
            RetainedCheckpoints.Choice choice = checkpoints.newestReadable();
            if (choice.from() == null && !choice.damaged().isEmpty()) {
                problems.add(
                        "%s: holds a job but none of its checkpoints can be read: restore the folder from a backup, or start empty with --fresh (warnings that the broker keeps then come back as recovered, their condition unknown)"
                                .formatted(folder.checkpoints()));
                choice.damaged().forEach(damaged -> problems.add("  " + damaged));
            } else if (choice.from() == null && checkpoints.holdAJob()) {
                problems.add(
                        "%s: holds a job without a completed checkpoint: start empty with --fresh"
                                .formatted(folder.checkpoints()));
            } else if (choice.from() == null
                    && (holdsFiles(folder.archive()) || holdsFiles(folder.segments()))) {
                problems.add(
                        "%s: is empty or gone while %s and %s hold what a job wrote: restore the folder from a backup, or start empty with --fresh (warnings that the broker keeps then come back as recovered, their condition unknown)"
                                .formatted(
                                        folder.checkpoints(), folder.archive(), folder.segments()));
            }
            return choice;
        } catch (IOException unreadable) {
            problems.add(
                    "%s: cannot be read (%s): allow it, or choose another folder with --data"
                            .formatted(folder.root(), unreadable));
            return null;
        }
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(Files::isRegularFile);
        }
    }
}
