package org.fengsui.jobs.operators;

import java.util.Arrays;
import java.util.Comparator;
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.judging.VillageRain;
import org.fengsui.hazards.warning.Official;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the rain stage: how a gauge stands, for an area; the rain of a gauge, for a village;
 * or an official message, whose areas are found there. One of the three is set.
 *
 * @param place key: the area, the village, or the source of the message
 */
public record RainEvent(
        String place,
        long received,
        @Nullable GaugeRain gauge,
        @Nullable VillageRain village,
        @Nullable Official official) {

    /** Order of judging: independent of the way they came. */
    static final Comparator<RainEvent> ORDER =
            Comparator.comparingLong(RainEvent::received).thenComparing(RainEvent::detail);

    static RainEvent of(GaugeRain gauge) {
        return new RainEvent(gauge.place(), gauge.received(), gauge, null, null);
    }

    static RainEvent of(VillageRain village) {
        return new RainEvent(
                "village/" + village.village(), village.received(), null, village, null);
    }

    static RainEvent of(Official official) {
        return new RainEvent(
                "official/" + official.source(), official.received(), null, null, official);
    }

    private String detail() {
        if (gauge != null) {
            return String.format(
                    "%020d/%s/%s/%s/%s",
                    gauge.sums().time(),
                    gauge.station(),
                    gauge.sensor(),
                    Arrays.toString(gauge.sums().amounts()),
                    gauge.freshness());
        }
        if (village != null) {
            return String.format(
                    "%020d/%s/%s/%s/%s",
                    village.sums().time(),
                    village.station(),
                    village.sensor(),
                    Arrays.toString(village.sums().amounts()),
                    village.freshness());
        }
        return String.valueOf(official);
    }
}
