package org.fengsui.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LowPointTest {

    private static final LowPoint.Shape UNDERPASS =
            new LowPoint.Shape(30_000, 0.85, 240, 600, 900, 1.5, 0.4, 120, 0.15);

    @Test
    void step_noRain_staysDry() {
        LowPoint point = new LowPoint(UNDERPASS);

        for (int i = 0; i < 10_000; i++) {
            point.step(0, 1);
        }

        assertThat(point.depth()).isZero();
        assertThat(point.accounted()).isZero();
    }

    @Test
    void step_anyRain_conservesWaterAndStaysWithinTheBowl() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            LowPoint point = new LowPoint(UNDERPASS);
            for (int i = 0; i < 3_000; i++) {
                point.step(
                        random.nextInt(4) == 0 ? random.nextDouble(0, 400) : 0,
                        random.nextDouble(0.5, 20));
                assertThat(point.depth()).isBetween(0.0, 1.5 + 1e-9);
                assertThat(point.accounted()).isCloseTo(point.inflow(), within(1e-6));
            }
        }
    }

    @Test
    void step_rainWithinTheTrunk_drainsWithoutPonding() {
        LowPoint point = new LowPoint(UNDERPASS);

        for (int i = 0; i < 7_200; i++) {
            point.step(15, 1);
        }

        assertThat(point.depth()).isLessThan(0.05);
    }

    @Test
    void step_sewerFull_drainsSlower() {
        LowPoint roomy =
                new LowPoint(new LowPoint.Shape(30_000, 0.85, 240, 600, 900, 2, 0.4, 1e6, 0.15));
        LowPoint small =
                new LowPoint(new LowPoint.Shape(30_000, 0.85, 240, 600, 900, 2, 0.4, 50, 0.15));

        for (int i = 0; i < 1_200; i++) {
            roomy.step(100, 1);
            small.step(100, 1);
        }

        assertThat(small.depth()).isGreaterThan(roomy.depth() + 0.1);
    }

    @Test
    void step_afterTheStorm_runsDryAgain() {
        LowPoint point = new LowPoint(UNDERPASS);
        for (int i = 0; i < 1_200; i++) {
            point.step(100, 1);
        }
        assertThat(point.depth()).isGreaterThan(0.25);

        for (int i = 0; i < 4 * 3_600; i++) {
            point.step(0, 1);
        }

        assertThat(point.depth()).isLessThan(0.005);
    }
}
