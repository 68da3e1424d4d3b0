package org.fengsui.jobs.replay.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;
import org.jspecify.annotations.Nullable;

/** Puts rows that come by {@code received} into the full order, one moment at a time. */
final class SortedWithinReceived implements Rows<Input> {

    private final Rows<Input> rows;
    private final InputOrder order = new InputOrder();
    private final List<Input> moment = new ArrayList<>();
    private int position;
    private @Nullable Input ahead;

    SortedWithinReceived(Rows<Input> rows) throws IOException {
        this.rows = rows;
        this.ahead = rows.next();
    }

    @Override
    public @Nullable Input next() throws IOException {
        if (position == moment.size() && !load()) {
            return null;
        }
        return moment.get(position++);
    }

    private boolean load() throws IOException {
        moment.clear();
        position = 0;
        Input row = ahead;
        if (row == null) {
            return false;
        }
        long received = row.received();
        while (row != null && row.received() == received) {
            moment.add(row);
            row = rows.next();
        }
        ahead = row;
        if (moment.size() > 1) {
            moment.sort(order);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
