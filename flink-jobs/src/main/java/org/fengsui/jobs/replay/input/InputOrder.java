package org.fengsui.jobs.replay.input;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.Input;

/**
 * The order in which a replay emits: received; then configuration, our own ticks and gaps, messages
 * by topic, readings by station and within a station by time, quantity, sensor, seq and value.
 * Stations do not meet before they are judged, so theirs is free; this one costs least, because
 * files mostly have it. Content decides what is still equal: the order depends on nothing but the
 * rows.
 */
public final class InputOrder implements Comparator<Input>, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Input a, Input b) {
        int order = Long.compare(a.received(), b.received());
        if (order != 0) {
            return order;
        }
        Reading first = a.reading();
        Reading second = b.reading();
        if (first != null && second != null) {
            return compare(first, second);
        }
        Arrival one = a.arrival();
        Arrival other = b.arrival();
        if (one != null && other != null) {
            return compare(one, other);
        }
        return one != null ? -1 : 1;
    }

    private static int compare(Arrival a, Arrival b) {
        int order = Integer.compare(rank(a.topic()), rank(b.topic()));
        if (order == 0) {
            order = a.topic().compareTo(b.topic());
        }
        return order != 0 ? order : Arrays.compareUnsigned(a.payload(), b.payload());
    }

    private static int rank(String topic) {
        if (topic.startsWith("config/")) {
            return 0;
        }
        return topic.equals(Arrival.GAP) || topic.equals(Arrival.TICK) ? 1 : 2;
    }

    /** As {@code ReadingOrder} within a station, but without boxing: this runs for every row. */
    private static int compare(Reading a, Reading b) {
        int order = compare(a.station(), b.station());
        if (order == 0) {
            order = Long.compare(a.time(), b.time());
        }
        if (order == 0) {
            order = compare(a.quantity(), b.quantity());
        }
        if (order == 0) {
            order = compare(a.sensor(), b.sensor());
        }
        if (order == 0) {
            order = Long.compare(a.seq(), b.seq());
        }
        return order != 0 ? order : compareContent(a, b);
    }

    private static int compareContent(Reading a, Reading b) {
        int order = Double.compare(a.value(), b.value());
        if (order == 0) {
            order = Long.compare(a.period(), b.period());
        }
        if (order == 0) {
            order = Boolean.compare(a.historical(), b.historical());
        }
        return order != 0 ? order : a.quality().compareTo(b.quality());
    }

    @SuppressWarnings("ReferenceEquality") // names are mostly shared: spares the comparison
    private static int compare(String a, String b) {
        return a == b ? 0 : a.compareTo(b);
    }
}
