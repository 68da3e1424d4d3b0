package org.fengsui.jobs.replay.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes rows in any order and leaves sorted run files in a directory, for {@link SortedRuns}. Holds
 * at most the budget in memory. Not thread-safe; several writers may share a directory if their
 * names differ.
 */
public final class RunWriter<T> implements Closeable {

    /** Default budget, in units of {@link RowFormat#weight}: some 100 MB. */
    public static final int DEFAULT_BUDGET = 500_000;

    private final Path directory;
    private final String name;
    private final RowFormat<T> format;
    private final int budget;
    private final List<T> rows = new ArrayList<>();
    private long weight;
    private int runs;

    /**
     * @param directory existing directory for the runs
     * @param name start of the file names, unique among the writers of the directory
     * @param budget weight of the rows held in memory
     */
    public RunWriter(Path directory, String name, RowFormat<T> format, int budget) {
        this.directory = directory;
        this.name = name;
        this.format = format;
        this.budget = budget;
    }

    public void add(T row) throws IOException {
        rows.add(row);
        weight += format.weight(row);
        if (weight >= budget) {
            spill();
        }
    }

    /** Writes what is still in memory. */
    @Override
    public void close() throws IOException {
        if (!rows.isEmpty()) {
            spill();
        }
    }

    private void spill() throws IOException {
        rows.sort(format.order());
        Path run = directory.resolve("%s-%06d.run".formatted(name, runs++));
        try (RunOutput<T> out = new RunOutput<>(run, format)) {
            for (T row : rows) {
                out.write(row);
            }
        }
        rows.clear();
        weight = 0;
    }
}
