package org.fengsui.hazards.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The reasons why parts of one message were not used.
 *
 * <p>A message of a quarter megabyte can hold tens of thousands of bad values, and each rejection
 * carries the payload: beyond a few the rest is counted in one.
 */
final class Rejections {

    static final int LISTED = 20;

    private final List<String> reasons = new ArrayList<>(2);
    private int more;

    void add(String reason) {
        if (reasons.size() < LISTED) {
            reasons.add(reason);
        } else {
            more++;
        }
    }

    List<Rejected> of(Arrival arrival) {
        if (reasons.isEmpty()) {
            return List.of();
        }
        Rejected first = Rejected.of(arrival, reasons.get(0));
        List<Rejected> rejected = new ArrayList<>(reasons.size() + 1);
        rejected.add(first);
        for (String reason : reasons.subList(1, reasons.size())) {
            rejected.add(again(first, reason));
        }
        if (more > 0) {
            rejected.add(again(first, more + " more parts of this message were rejected as well"));
        }
        return rejected;
    }

    private static Rejected again(Rejected first, String reason) {
        return new Rejected(first.received(), first.topic(), reason, first.payload(), first.hash());
    }
}
