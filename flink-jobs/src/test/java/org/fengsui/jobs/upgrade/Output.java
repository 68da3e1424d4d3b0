package org.fengsui.jobs.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.archive.ArrivalLines;

/** What a live job has written below its folder and committed. Nothing consumes it here. */
record Output(Path folder) {

    private static final Pattern SEGMENT = Pattern.compile("(?:.*\\.)?(\\d{12})-[a-z0-9-]+\\.gz");

    /** Arrivals in the order of the files, which is that of writing for one subtask. */
    List<Arrival> archived() throws IOException {
        return lines("archive", epoch -> true).stream().map(ArrivalLines::decode).toList();
    }

    /** Lines for the store, sorted. */
    List<String> stored() throws IOException {
        return stored(epoch -> true);
    }

    /** Lines for the store of some epochs, sorted; a repeated line is there as often. */
    List<String> stored(LongPredicate epochs) throws IOException {
        return lines("segments", epochs).stream().sorted().toList();
    }

    /** The measurement's lines alone. */
    List<String> stored(String measurement) throws IOException {
        return stored().stream().filter(line -> line.startsWith(measurement + ",")).toList();
    }

    /** The epoch of the archive's file that holds the arrival. */
    long epochOf(String topic, long received) throws IOException {
        for (Path file : files("archive")) {
            if (read(file).stream()
                    .map(ArrivalLines::decode)
                    .anyMatch(a -> a.topic().equals(topic) && a.received() == received)) {
                return epoch(file);
            }
        }
        throw new AssertionError(topic + " at " + received + " is not archived");
    }

    /** Written and not committed. */
    List<String> pending(String kind) throws IOException {
        Path pending = folder.resolve(kind).resolve("pending");
        if (!Files.isDirectory(pending)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pending)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The names of the committed segments, without folders. */
    TreeSet<String> committed(String kind) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (Path file : files(kind)) {
            names.add(folder.resolve(kind).relativize(file).toString().replace('/', '_'));
        }
        return names;
    }

    private List<String> lines(String kind, LongPredicate epochs) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(kind)) {
            if (epochs.test(epoch(file))) {
                lines.addAll(read(file));
            }
        }
        return lines;
    }

    private List<Path> files(String kind) throws IOException {
        Path root = folder.resolve(kind);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        for (Path sub : list(root)) {
            // pending files go away while they are looked at
            if (Files.isDirectory(sub) && !sub.endsWith("pending")) {
                list(sub).stream()
                        .filter(file -> SEGMENT.matcher(file.getFileName().toString()).matches())
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static long epoch(Path file) {
        Matcher name = SEGMENT.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new AssertionError(file);
        }
        return Long.parseLong(name.group(1));
    }

    static List<String> read(Path gzip) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(gzip)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
