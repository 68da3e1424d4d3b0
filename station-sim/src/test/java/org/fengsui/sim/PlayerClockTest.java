package org.fengsui.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerClockTest {

    private static final long MINUTE = 60_000;

    private final List<Long> ticks = new ArrayList<>();
    private final ManualPacing wall = new ManualPacing();

    @Test
    void advanceTo_realTime_ticksEachMinuteAndWaits() throws Exception {
        PlayerClock clock = new PlayerClock(0, 1, wall, ticks::add);

        clock.advanceTo(0);
        clock.advanceTo(150_000);
        clock.finish(150_000);

        assertThat(ticks).containsExactly(MINUTE, 2 * MINUTE, 150_000L);
        assertThat(wall.millis()).isEqualTo(150_000);
    }

    @Test
    void advanceTo_onTheMinute_ticksOnlyBefore() throws Exception {
        PlayerClock clock = new PlayerClock(0, 1, wall, ticks::add);

        clock.advanceTo(MINUTE);
        assertThat(ticks).isEmpty();
        clock.advanceTo(MINUTE);
        assertThat(ticks).isEmpty();
        clock.advanceTo(MINUTE + 1);
        assertThat(ticks).containsExactly(MINUTE);
    }

    @Test
    void advanceTo_fast_passesMinutesOver() throws Exception {
        PlayerClock clock = new PlayerClock(0, 60_000, wall, ticks::add); // 1 000 minutes a second

        clock.advanceTo(1_000 * MINUTE);

        assertThat(wall.millis()).isEqualTo(1_000);
        assertThat(ticks).hasSizeBetween(40, 50).isSorted().doesNotHaveDuplicates();
        assertThat(ticks).allMatch(tick -> tick < 1_000 * MINUTE);
    }

    @Test
    void advanceTo_unpaced_doesNotWait() throws Exception {
        PlayerClock clock = new PlayerClock(0, 0, wall, ticks::add);

        clock.advanceTo(1_000 * MINUTE);
        clock.finish(1_000 * MINUTE);

        assertThat(wall.millis()).isZero();
        assertThat(ticks).containsExactly(1_000 * MINUTE);
    }

    private static final class ManualPacing implements Pacing {

        private long now;

        @Override
        public long millis() {
            return now;
        }

        @Override
        public void sleep(long millis) {
            now += millis;
        }
    }
}
