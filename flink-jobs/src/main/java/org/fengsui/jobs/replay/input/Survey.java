package org.fengsui.jobs.replay.input;

import java.io.IOException;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.TopicKind;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What a first reading of an input tells.
 *
 * @param rows number of usable rows
 * @param first least {@code received}, epoch ms; {@link Long#MAX_VALUE} without rows
 * @param end greatest {@code received}, epoch ms; {@link Long#MIN_VALUE} without rows
 * @param inOrder whether all rows, also later ones, come by {@code received}
 * @param largestMoment most that one {@code received} weighs (see {@link InputFormat#weight})
 * @param rules the first rule set among the messages
 */
record Survey(
        long rows,
        long first,
        long end,
        boolean inOrder,
        long largestMoment,
        @Nullable Arrival rules) {

    static final String RULES_TOPIC = "config/rules";

    /** Reads all rows; counts those that were received at {@code until} or before. */
    static Survey of(Rows<Input> input, long until) throws IOException {
        InputFormat format = new InputFormat();
        InputOrder order = new InputOrder();
        long rows = 0;
        long first = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        long latest = Long.MIN_VALUE;
        boolean inOrder = true;
        long moment = 0;
        long largest = 0;
        Input rules = null;
        for (Input row = input.next(); row != null; row = input.next()) {
            inOrder &= row.received() >= latest;
            latest = Math.max(latest, row.received());
            if (row.received() > until) {
                continue;
            }
            rows++;
            moment = row.received() == end ? moment + format.weight(row) : format.weight(row);
            largest = Math.max(largest, moment);
            first = Math.min(first, row.received());
            end = Math.max(end, row.received());
            if (isRules(row) && (rules == null || order.compare(row, rules) < 0)) {
                rules = row;
            }
        }
        return new Survey(
                rows, first, end, inOrder, largest, rules == null ? null : rules.arrival());
    }

    /** What other rules make void: the rules themselves, and warnings that were out under them. */
    static boolean followsItsRules(Input row) {
        Arrival arrival = row.arrival();
        return arrival != null
                && (isRules(row) || TopicKind.of(arrival.topic()) == TopicKind.WARNING);
    }

    static boolean isRules(Input row) {
        Arrival arrival = row.arrival();
        return arrival != null
                && arrival.topic().equals(RULES_TOPIC)
                && arrival.payload().length > 0;
    }
}
