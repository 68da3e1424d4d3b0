package org.fengsui.jobs.operators;

import java.util.Comparator;
import org.fengsui.hazards.rain.GaugeRain;
import org.fengsui.hazards.warning.Official;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the rain stage: how a gauge stands, for an area, or an official message, whose areas
 * are found there. One of the two is set.
 *
 * @param place key: the area, or the source of the message
 */
public record RainEvent(
        String place, long received, @Nullable GaugeRain gauge, @Nullable Official official) {

    /** Order of judging: independent of the way they came. */
    static final Comparator<RainEvent> ORDER =
            Comparator.comparingLong(RainEvent::received).thenComparing(RainEvent::detail);

    public static RainEvent of(GaugeRain gauge) {
        return new RainEvent(gauge.place(), gauge.received(), gauge, null);
    }

    public static RainEvent of(Official official) {
        return new RainEvent("official/" + official.source(), official.received(), null, official);
    }

    private String detail() {
        if (gauge != null) {
            return String.format(
                    "%020d/%s/%s/%s/%s",
                    gauge.sums().time(),
                    gauge.station(),
                    gauge.sensor(),
                    gauge.level(),
                    gauge.freshness());
        }
        return String.valueOf(official);
    }
}
