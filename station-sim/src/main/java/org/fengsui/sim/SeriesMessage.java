package org.fengsui.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The readings that one station sent at once.
 *
 * @param head any of the rows; they agree on everything but series and value
 * @param values by {@code quantity} or {@code quantity@sensor}
 */
record SeriesMessage(SeriesRow head, Map<String, Double> values) {

    long received() {
        return head.received();
    }

    String payload() {
        return ObservationJson.of(
                head.station(), head.time(), head.seq(), head.period(), head.historical(), values);
    }

    /**
     * Groups rows in publishing order into messages. Two values of one series at the same moment
     * travel in two messages, in the order of the rows.
     */
    static List<SeriesMessage> grouped(List<SeriesRow> rows) {
        List<SeriesMessage> messages = new ArrayList<>();
        List<SeriesRow> waiting = new ArrayList<>();
        for (SeriesRow row : rows) {
            if (!waiting.isEmpty() && !waiting.get(0).sameMessage(row)) {
                close(waiting, messages);
            }
            waiting.add(row);
        }
        close(waiting, messages);
        return messages;
    }

    private static void close(List<SeriesRow> waiting, List<SeriesMessage> messages) {
        while (!waiting.isEmpty()) {
            Map<String, Double> values = new LinkedHashMap<>();
            List<SeriesRow> repeated = new ArrayList<>();
            for (SeriesRow row : waiting) {
                if (values.putIfAbsent(row.series(), row.value()) != null) {
                    repeated.add(row);
                }
            }
            messages.add(new SeriesMessage(waiting.get(0), values));
            waiting.clear();
            waiting.addAll(repeated);
        }
    }
}
