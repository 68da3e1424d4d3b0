package org.fengsui.jobs.replay.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedRunsTest {

    private static final int BUDGET = 100;

    @TempDir private Path directory;

    @Test
    void open_manyRowsInAnyOrder_equalsSortInMemory() throws IOException {
        List<String> rows = randomRows(20_000);
        write("a", rows.subList(0, 7_000));
        write("b", rows.subList(7_000, rows.size()));

        List<String> sorted = read(SortedRuns.open(directory, new Words(), 8));

        assertThat(sorted).isEqualTo(rows.stream().sorted().toList());
    }

    @Test
    void add_beyondBudget_holdsNoMoreThanBudget() throws IOException {
        write("a", randomRows(10 * BUDGET));

        try (Stream<Path> runs = Files.list(directory)) {
            assertThat(runs).hasSize(10);
        }
    }

    @Test
    void open_moreRunsThanMayBeOpen_mergesOnDisk() throws IOException {
        write("a", randomRows(50 * BUDGET));

        SortedRuns.open(directory, new Words(), 4).close();

        try (Stream<Path> runs = Files.list(directory)) {
            assertThat(runs).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void open_nothingWritten_isEmpty() throws IOException {
        write("a", List.of());

        assertThat(read(SortedRuns.open(directory, new Words()))).isEmpty();
    }

    private void write(String name, List<String> rows) throws IOException {
        try (RunWriter<String> writer = new RunWriter<>(directory, name, new Words(), BUDGET)) {
            for (String row : rows) {
                writer.add(row);
            }
        }
    }

    private static List<String> read(Rows<String> rows) throws IOException {
        List<String> all = new ArrayList<>();
        try (rows) {
            for (String row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    private static List<String> randomRows(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> Integer.toString(random.nextInt(count / 2)))
                .limit(count)
                .toList();
    }

    private static final class Words implements RowFormat<String> {

        @Override
        public Comparator<String> order() {
            return Comparator.naturalOrder();
        }

        @Override
        public RowCodec<String> codec() {
            Dictionary names = new Dictionary();
            return new RowCodec<>() {
                @Override
                public void write(String row, DataOutput out) throws IOException {
                    names.writeName(row, out);
                }

                @Override
                public String read(DataInput in) throws IOException {
                    return names.readName(in);
                }
            };
        }
    }
}
