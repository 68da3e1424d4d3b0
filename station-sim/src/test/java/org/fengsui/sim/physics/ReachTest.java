package org.fengsui.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final Reach.Shape STREAM =
            new Reach.Shape(6_000_000, 0.5, 3, 300, 2, 1.0, 12, 1.6);

    @Test
    void step_noRain_keepsItsBaseLevel() {
        Reach reach = new Reach(STREAM);
        double before = reach.stage();

        for (int i = 0; i < 5_000; i++) {
            reach.step(0, 1);
        }

        assertThat(reach.discharge()).isEqualTo(2.0);
        assertThat(reach.stage()).isEqualTo(before);
    }

    @Test
    void step_anyRain_conservesWaterAndNeverFallsBelowBaseFlow() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Reach reach = new Reach(STREAM);
            for (int i = 0; i < 2_000; i++) {
                reach.step(
                        random.nextInt(3) == 0 ? random.nextDouble(0, 300) : 0,
                        random.nextDouble(0.5, 30));
                assertThat(reach.discharge()).isGreaterThanOrEqualTo(2.0);
                assertThat(reach.accounted())
                        .isCloseTo(reach.inflow(), within(1e-6 * (1 + reach.inflow())));
            }
        }
    }

    @Test
    void step_oneBurst_peaksAtTwoDelaysOfThree() {
        Reach reach = new Reach(STREAM);
        reach.step(100, 1);
        double highest = 0;
        int at = 0;
        for (int second = 1; second < 3_600; second++) {
            reach.step(0, 1);
            if (reach.discharge() > highest) {
                highest = reach.discharge();
                at = second;
            }
        }

        assertThat(at).isBetween(590, 610); // (n - 1) k = 600 s
    }
}
