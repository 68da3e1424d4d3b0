package org.fengsui.jobs.replay.input;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.MergedRows;
import org.fengsui.jobs.replay.sort.Rows;
import org.fengsui.jobs.replay.sort.SortedRuns;
import org.jspecify.annotations.Nullable;

/**
 * All inputs of a replay, surveyed and, where needed, sorted: what is read, up to when, and in
 * which order. Nothing of it is in memory.
 *
 * @param inOrder files that are read as they are
 * @param runs directory of sorted runs with the rows of the others
 * @param rows number of usable rows up to {@code end}
 * @param first {@code received} of the first row, epoch ms; {@link Long#MIN_VALUE} without rows
 * @param end the replay's last moment, epoch ms; nothing later is read
 * @param rules text of the first rule set among the messages, null where there is none
 * @param keepRules whether rule sets among the messages take effect
 */
public record RecordedInput(
        List<InputFile> inOrder,
        String runs,
        long rows,
        long first,
        long end,
        @Nullable String rules,
        boolean keepRules)
        implements Serializable {

    /** The rows of all inputs in the order of {@link InputOrder}. */
    public Rows<Input> open() throws IOException {
        RejectLog known = row -> {};
        List<Rows<Input>> parts = new ArrayList<>();
        for (InputFile file : inOrder) {
            parts.add(new SortedWithinReceived(file.open(known)));
        }
        parts.add(SortedRuns.open(Path.of(runs), new InputFormat()));
        return new Limited(new MergedRows<>(parts, new InputOrder()), end, keepRules);
    }

    /** Leaves out what is later than the end, and rule sets where they are overruled. */
    private record Limited(Rows<Input> rows, long end, boolean keepRules) implements Rows<Input> {

        @Override
        public @Nullable Input next() throws IOException {
            Input row = rows.next();
            while (row != null && !keepRules && Survey.followsItsRules(row)) {
                row = rows.next();
            }
            return row == null || row.received() > end ? null : row;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
