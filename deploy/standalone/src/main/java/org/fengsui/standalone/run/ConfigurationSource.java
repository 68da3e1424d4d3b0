package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the configuration comes from: files, or what is packaged where no file is given. */
final class ConfigurationSource {
    private final Parts parts;
    private final @Nullable Path stations;
    private final @Nullable Path rules;

    ConfigurationSource(Parts parts, @Nullable Path stations, @Nullable Path rules) {
        this.parts = parts;
        this.stations = stations;
        this.rules = rules;
    }

    /**
     * Reads both.
     *
     * @param problems gets a line for each thing that is wrong
     * @return nothing if anything is wrong
     */
    Optional<Configuration> read(List<String> problems) {
        List<String> found = new ArrayList<>();
        String registryText =
                stations == null ? parts.demoRegistry() : text(stations, "--stations", found);
        String rulesText = rules == null ? defaultRules() : text(rules, "--rules", found);
        Optional<Configuration> configuration = Optional.empty();
        if (found.isEmpty()) {
            configuration =
                    parts.read(
                            stations == null ? "demo district" : stations.toString(),
                            registryText,
                            rules == null ? "packaged rules" : rules.toString(),
                            rulesText,
                            found);
        }
        problems.addAll(found);
        return found.isEmpty() ? configuration : Optional.empty();
    }

    private String defaultRules() {
        return stations == null ? parts.demoRules() : parts.packagedRules();
    }

    /** The files to watch. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (stations != null) {
            files.add(stations);
        }
        if (rules != null) {
            files.add(rules);
        }
        return files;
    }

    private static String text(Path file, String option, List<String> problems) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException wrong) {
            problems.add("%s: is not UTF-8 text (%s): save it as UTF-8".formatted(file, option));
        } catch (IOException unreadable) {
            problems.add(
                    "%s: cannot be read (%s): give a readable file with %s"
                            .formatted(file, unreadable.getClass().getSimpleName(), option));
        }
        return "";
    }
}
