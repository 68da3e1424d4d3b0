package org.fengsui.gateway.sl651.publish;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.fengsui.gateway.sl651.body.Element;
import org.fengsui.gateway.sl651.body.Group;
import org.fengsui.gateway.sl651.station.SlotTime;
import org.jspecify.annotations.Nullable;

/** Dates the first of several values that a group holds at equal steps. */
final class SlotTimes {
    static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** A station's send time may be a little before its last slot. */
    static final Duration SLACK = Duration.ofMinutes(1);

    private SlotTimes() {}

    /**
     * Time of the first value.
     *
     * @param observed the group's time
     * @param sent the message's send time, null where it is none
     * @param filled how many of the values are more than filling
     */
    static LocalDateTime first(
            SlotTime meaning,
            LocalDateTime observed,
            @Nullable LocalDateTime sent,
            Duration step,
            int count,
            int filled) {
        Duration span = step.multipliedBy(count - 1L);
        return switch (meaning) {
            case FIRST -> observed;
            case END -> observed.minus(span);
            case HOUR -> observed.truncatedTo(ChronoUnit.HOURS);
            case AUTO -> {
                if (sent == null || !observed.plus(span).isAfter(sent.plus(SLACK))) {
                    yield observed;
                }
                LocalDateTime hour = observed.truncatedTo(ChronoUnit.HOURS);
                long begun = Duration.between(hour, observed).dividedBy(step) + 1;
                yield filled < count && filled == begun ? hour : observed.minus(span);
            }
        };
    }

    /** How many slots of the group's longest array are more than filling at its end. */
    static int filled(Group group) {
        int filled = 0;
        for (Element element : group.elements()) {
            if (element.isLevelSlots()) {
                filled = Math.max(filled, LevelSlots.filled(element));
            } else if (element.id() == Element.RAIN_SLOTS) {
                filled = Math.max(filled, RainSlots.filled(element));
            }
        }
        return filled;
    }
}
