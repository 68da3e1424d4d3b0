package org.fengsui.jobs.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an hour in the order of {@code received}, equal ones in the order of the files and
 * in them. Parts are sorted in memory, {@value #CHUNK_CHARS} characters at a time, what is more on
 * disk; so the memory needed does not grow with the hour. All parts are read when the constructor
 * returns.
 */
final class HourLines implements AutoCloseable {

    private static final int CHUNK_CHARS = 16 * 1024 * 1024;

    private record Line(long received, String text, long number) {}

    private final List<Run> runs = new ArrayList<>();
    private final List<Path> spilled = new ArrayList<>();
    private final PriorityQueue<Run> queue =
            new PriorityQueue<>(
                    Comparator.<Run>comparingLong(r -> r.head().received())
                            .thenComparingInt(r -> r.index));

    HourLines(HourFiles files) throws IOException {
        this(files, CHUNK_CHARS);
    }

    HourLines(HourFiles files, int chunkChars) throws IOException {
        try {
            Path merged = files.merged();
            if (merged != null) {
                add(new LineFile(merged));
            }
            sortParts(files.parts(), chunkChars);
            for (Run run : runs) {
                if (run.advance()) {
                    queue.add(run);
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The next line as it stands, null at the end. */
    @Nullable String next() throws IOException {
        Run run = queue.peek();
        return run == null ? null : pass(run).text();
    }

    /** The next line's arrival, null at the end. */
    @Nullable Arrival nextArrival() throws IOException {
        Run run = queue.peek();
        return run == null ? null : run.decode(pass(run));
    }

    private Line pass(Run run) throws IOException {
        queue.remove(run);
        Line line = run.head();
        if (run.advance()) {
            queue.add(run);
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        for (Run run : runs) {
            run.close();
        }
        for (Path file : spilled) {
            Files.deleteIfExists(file);
        }
    }

    private void add(LineFile file) {
        runs.add(new Run(runs.size(), file, null));
    }

    private void sortParts(List<Path> parts, int chunkChars) throws IOException {
        List<Line> chunk = new ArrayList<>();
        int chars = 0;
        for (Path part : parts) {
            try (LineFile file = new LineFile(part)) {
                for (String text = file.next(); text != null; text = file.next()) {
                    // decoded here, where a bad line still has its file and number
                    long received = file.decode(text, file.number()).received();
                    chunk.add(new Line(received, text, 0));
                    chars += text.length();
                    if (chars >= chunkChars) {
                        spill(chunk);
                        chunk = new ArrayList<>();
                        chars = 0;
                    }
                }
            }
        }
        sort(chunk);
        runs.add(new Run(runs.size(), null, chunk.iterator()));
    }

    private void spill(List<Line> chunk) throws IOException {
        sort(chunk);
        Path file = Files.createTempFile("fengsui-archive-", ".jsonl");
        spilled.add(file);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Line line : chunk) {
                out.write(line.text());
                out.write('\n');
            }
        }
        add(new LineFile(file));
    }

    private static void sort(List<Line> chunk) {
        chunk.sort(Comparator.comparingLong(Line::received));
    }

    /** One sorted input: a file, or a sorted chunk in memory. */
    private static final class Run {

        private final int index;
        private final @Nullable LineFile file;
        private final @Nullable Iterator<Line> chunk;
        private @Nullable Line head;

        Run(int index, @Nullable LineFile file, @Nullable Iterator<Line> chunk) {
            this.index = index;
            this.file = file;
            this.chunk = chunk;
        }

        Line head() {
            if (head == null) {
                throw new IllegalStateException("no line");
            }
            return head;
        }

        boolean advance() throws IOException {
            Line last = head;
            head = null;
            if (file != null) {
                String text = file.next();
                if (text != null) {
                    head = new Line(file.received(text), text, file.number());
                    if (last != null && head.received() < last.received()) {
                        throw file.notSorted();
                    }
                }
            } else if (chunk != null && chunk.hasNext()) {
                head = chunk.next();
            }
            return head != null;
        }

        Arrival decode(Line line) throws IOException {
            return file == null
                    ? ArrivalLines.decode(line.text())
                    : file.decode(line.text(), line.number());
        }

        void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}
