package org.fengsui.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.fengsui.hazards.warning.Freshness;
import org.junit.jupiter.api.Test;

class StalenessTest {

    private static final long MINUTE = 60_000;
    private static final long NOW = 1_800_000_000_000L;

    private final Staleness everyMinute = Staleness.of(Gauges.depth("G1", MINUTE));

    @Test
    void at_twoIntervalsAndAMinute_isStillFresh() {
        assertThat(everyMinute.at(NOW, NOW - 3 * MINUTE)).isEqualTo(Freshness.FRESH);
        assertThat(everyMinute.at(NOW, NOW - 3 * MINUTE - 1)).isEqualTo(Freshness.STALE);
    }

    @Test
    void at_beyondTheLiveAge_isUnknown() {
        assertThat(everyMinute.at(NOW, NOW - 30 * MINUTE)).isEqualTo(Freshness.STALE);
        assertThat(everyMinute.at(NOW, NOW - 30 * MINUTE - 1)).isEqualTo(Freshness.UNKNOWN);
    }

    @Test
    void at_neverSeen_isUnknownAndNotFresh() {
        assertThat(everyMinute.at(NOW, 0)).isEqualTo(Freshness.UNKNOWN);
        assertThat(everyMinute.at(0, 0)).isEqualTo(Freshness.UNKNOWN);
    }
}
