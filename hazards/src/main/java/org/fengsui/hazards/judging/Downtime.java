package org.fengsui.hazards.judging;

import java.util.ArrayList;
import java.util.List;

/**
 * Spans of {@code received} in which we ourselves were not listening: silence inside them is ours,
 * not the stations'. Immutable.
 */
public final class Downtime {

    public static final Downtime NONE = new Downtime(List.of());

    /** From (inclusive) to (exclusive), epoch ms. */
    public record Gap(long from, long to) {}

    private final List<Gap> gaps;

    private Downtime(List<Gap> gaps) {
        this.gaps = gaps;
    }

    /** This downtime and one more gap; overlapping gaps become one. */
    public Downtime with(Gap added) {
        long from = added.from();
        long to = added.to();
        List<Gap> merged = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.to() < from || gap.from() > to) {
                merged.add(gap);
            } else {
                from = Math.min(from, gap.from());
                to = Math.max(to, gap.to());
            }
        }
        merged.add(new Gap(from, to));
        return new Downtime(List.copyOf(merged));
    }

    /** The moment at which {@code silence} ms of the station's own silence have passed. */
    long deadline(long lastHeard, long silence) {
        long deadline = lastHeard + silence;
        long moved = lastHeard + silence + within(lastHeard, deadline);
        while (moved > deadline) {
            deadline = moved;
            moved = lastHeard + silence + within(lastHeard, deadline);
        }
        return deadline;
    }

    /** How much of a span, in ms, lies inside the gaps. */
    long within(long from, long to) {
        long sum = 0;
        for (Gap gap : gaps) {
            sum += Math.max(0, Math.min(to, gap.to()) - Math.max(from, gap.from()));
        }
        return sum;
    }
}
