package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that runs, with a copy in the data folder so that the next start can tell
 * whether a version still says what it said. Thread-safe.
 */
final class RunningConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RunningConfiguration.class);

    private final Parts parts;
    private final Path folder;
    private volatile Configuration current;

    private RunningConfiguration(Parts parts, Path folder, Configuration current) {
        this.parts = parts;
        this.folder = folder;
        this.current = current;
    }

    /** Begins with a configuration that {@link #problemsOf} had nothing against. */
    static RunningConfiguration begin(Parts parts, Path folder, Configuration initial)
            throws IOException {
        Files.createDirectories(folder);
        RunningConfiguration running = new RunningConfiguration(parts, folder, initial);
        running.keepCopy(initial);
        return running;
    }

    /** What speaks against starting with this configuration over this folder. */
    static List<String> problemsOf(Parts parts, Path folder, Configuration initial)
            throws IOException {
        Path registry = registryCopy(folder);
        Path rules = rulesCopy(folder);
        if (!Files.exists(registry) || !Files.exists(rules)) {
            return List.of();
        }
        List<String> unreadable = new ArrayList<>();
        Optional<Configuration> before =
                parts.read(
                        registry.toString(),
                        Files.readString(registry, StandardCharsets.UTF_8),
                        rules.toString(),
                        Files.readString(rules, StandardCharsets.UTF_8),
                        unreadable);
        if (before.isEmpty()) {
            LOG.warn("copy of the configuration that ran last is not readable: {}", unreadable);
            return List.of();
        }
        return VersionRule.problems(
                before.get(),
                parts.messages(before.get()),
                initial,
                parts.messages(initial),
                Files.getLastModifiedTime(registry).toMillis());
    }

    Configuration current() {
        return current;
    }

    Map<String, String> messages() {
        return parts.messages(current);
    }

    /**
     * Takes a change.
     *
     * @return what speaks against it; it is taken where nothing does
     */
    List<String> change(Configuration next) throws IOException {
        List<String> problems =
                VersionRule.problems(
                        current,
                        messages(),
                        next,
                        parts.messages(next),
                        Files.getLastModifiedTime(registryCopy(folder)).toMillis());
        if (problems.isEmpty()) {
            keepCopy(next);
            current = next;
        }
        return problems;
    }

    private void keepCopy(Configuration configuration) throws IOException {
        Files.writeString(registryCopy(folder), configuration.registryText());
        Files.writeString(rulesCopy(folder), configuration.rulesText());
    }

    private static Path registryCopy(Path folder) {
        return folder.resolve("registry.yaml");
    }

    private static Path rulesCopy(Path folder) {
        return folder.resolve("rules.yaml");
    }
}
