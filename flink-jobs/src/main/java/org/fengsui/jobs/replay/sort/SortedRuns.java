package org.fengsui.jobs.replay.sort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that {@link RunWriter}s left in a directory, as one sorted sequence. */
public final class SortedRuns {

    private static final int MAX_OPEN = 128;

    private SortedRuns() {}

    /**
     * Opens the merged sequence. Where there are more runs than should be open at a time, older
     * ones are merged on disk first.
     */
    public static <T> Rows<T> open(Path directory, RowFormat<T> format) throws IOException {
        return open(directory, format, MAX_OPEN);
    }

    static <T> Rows<T> open(Path directory, RowFormat<T> format, int maxOpen) throws IOException {
        List<Path> runs = list(directory);
        int merged = 0;
        while (runs.size() > maxOpen) {
            List<Path> batch = List.copyOf(runs.subList(0, maxOpen));
            Path whole = directory.resolve("merged-%06d.run".formatted(merged++));
            writeMerged(batch, whole, format);
            for (Path run : batch) {
                Files.delete(run);
            }
            runs.subList(0, maxOpen).clear();
            runs.add(whole);
        }
        return merge(runs, format);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(
                    files.filter(f -> f.toString().endsWith(".run")).sorted().toList());
        }
    }

    private static <T> void writeMerged(List<Path> runs, Path target, RowFormat<T> format)
            throws IOException {
        try (Rows<T> rows = merge(runs, format);
                RunOutput<T> out = new RunOutput<>(target, format)) {
            for (T row = rows.next(); row != null; row = rows.next()) {
                out.write(row);
            }
        }
    }

    private static <T> Rows<T> merge(List<Path> runs, RowFormat<T> format) throws IOException {
        List<RunReader<T>> readers = new ArrayList<>();
        for (Path run : runs) {
            readers.add(new RunReader<>(run, format));
        }
        return new MergedRows<>(readers, format.order());
    }
}
