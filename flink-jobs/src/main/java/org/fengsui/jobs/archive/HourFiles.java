package org.fengsui.jobs.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes up an hour of the archive, at any moment of a merge.
 *
 * <p>A merge writes {@code 08.merging-<nonce>.gz} with the old {@code 08.jsonl.gz} and the parts,
 * then the manifest {@code 08.merge.json} {@code {"merged":…,"parts":[…]}}, renames the former to
 * {@code 08.jsonl.gz}, deletes the parts and last the manifest. The manifest's appearance is the
 * one step that counts:
 *
 * <ul>
 *   <li>no manifest: the hour is {@code 08.jsonl.gz} and all parts; a merging file is a leftover;
 *   <li>manifest, and the file it names: the hour is that file and the parts not listed;
 *   <li>manifest alone: the rename is done; the hour is {@code 08.jsonl.gz} and the parts not
 *       listed.
 * </ul>
 *
 * @param merged the sorted file, null if there is none
 * @param parts the parts that it does not contain, in the order of their names
 * @param manifest the manifest that this reading rests on, null without one
 */
record HourFiles(@Nullable Path merged, List<Path> parts, @Nullable Manifest manifest) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern HOUR = Pattern.compile("\\d\\d\\..+");
    private static final Pattern PART = Pattern.compile("\\d\\d\\.\\d{12}-[a-z0-9]+-.*\\.gz");

    /** What a merge is about to do, or has done. */
    record Manifest(String merged, List<String> parts) {

        byte[] toJson() throws IOException {
            return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * One hour of the archive.
     *
     * @param day its folder
     * @param hour two digits, UTC
     */
    record Hour(Path day, String hour) {

        Path merged() {
            return day.resolve(hour + ".jsonl.gz");
        }

        Path manifest() {
            return day.resolve(hour + ".merge.json");
        }

        Path draft(String what) {
            return day.resolve(hour + ".merging-" + what);
        }

        boolean isDraft(String name) {
            return name.startsWith(hour + ".merging-");
        }

        /** When the hour is over. */
        Instant end() {
            return Instant.parse(day.getFileName() + "T" + hour + ":00:00Z").plusSeconds(3600);
        }
    }

    /** All hours of an archive, in order. */
    static List<Hour> hours(Path archive) throws IOException {
        List<Hour> hours = new ArrayList<>();
        for (String day : names(archive)) {
            if (DAY.matcher(day).matches()) {
                Path folder = archive.resolve(day);
                names(folder).stream()
                        .filter(name -> HOUR.matcher(name).matches())
                        .map(name -> name.substring(0, 2))
                        .distinct()
                        .forEach(hour -> hours.add(new Hour(folder, hour)));
            }
        }
        return hours;
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    /**
     * Reads the state of an hour.
     *
     * @throws NoSuchFileException when a merge moved on meanwhile; read again
     */
    static HourFiles read(Hour hour) throws IOException {
        List<String> names = names(hour.day());
        Path merged = hour.merged();
        @Nullable Manifest manifest = null;
        Set<String> contained = Set.of();
        if (names.contains(String.valueOf(hour.manifest().getFileName()))) {
            manifest = JSON.readValue(Files.readAllBytes(hour.manifest()), Manifest.class);
            contained = new HashSet<>(manifest.parts());
            if (names.contains(manifest.merged())) {
                merged = hour.day().resolve(manifest.merged());
            }
        }
        List<Path> parts = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(hour.hour() + ".")
                    && PART.matcher(name).matches()
                    && !contained.contains(name)) {
                parts.add(hour.day().resolve(name));
            }
        }
        boolean exists = names.contains(String.valueOf(merged.getFileName()));
        return new HourFiles(exists ? merged : null, List.copyOf(parts), manifest);
    }

    /** Whether what was read from these files is still the hour, but for parts that came since. */
    boolean stillHolds(HourFiles now) {
        return Objects.equals(merged, now.merged)
                && Objects.equals(manifest, now.manifest)
                && now.parts.containsAll(parts);
    }
}
