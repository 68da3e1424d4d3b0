package org.fengsui.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StormTest {

    @Test
    void intensity_summedOverTheStorm_isTheTotal() {
        Hyetograph storm = new Hyetograph(60, 1_500, 0.4);
        double sum = 0;
        for (double t = 0.05; t < 1_500; t += 0.1) {
            sum += storm.intensity(t) / 3_600 * 0.1;
        }

        assertThat(sum).isCloseTo(60, within(0.05));
    }

    @Test
    void intensity_outsideTheStorm_isZero() {
        Hyetograph storm = new Hyetograph(60, 1_500, 0.4);

        assertThat(storm.intensity(-1)).isZero();
        assertThat(storm.intensity(1_500)).isZero();
    }

    @Test
    void intensity_overTime_isGreatestAtThePeak() {
        Hyetograph storm = new Hyetograph(60, 1_500, 0.4);

        for (int t = 0; t < 1_500; t++) {
            assertThat(storm.intensity(t)).isPositive().isLessThanOrEqualTo(storm.intensity(600));
        }
    }

    @Test
    void intensity_awayFromTheCell_fallsOff() {
        StormCell cell = new StormCell(new Hyetograph(60, 1_500, 0.4), 0, 0, 0, 0, 3_000);

        assertThat(cell.intensity(3_000, 0, 600))
                .isCloseTo(0.6065 * cell.intensity(0, 0, 600), within(0.05));
        assertThat(cell.intensity(20_000, 0, 600)).isLessThan(0.001);
    }

    @Test
    void crossing_sameSeed_sameStorm() {
        assertThat(StormCell.crossing(new Random(7))).isEqualTo(StormCell.crossing(new Random(7)));
        assertThat(StormCell.crossing(new Random(7)))
                .isNotEqualTo(StormCell.crossing(new Random(8)));
    }

    @Test
    void tippingBucket_steadyRain_losesNothing() {
        TippingBucket bucket = new TippingBucket();
        double sum = 0;
        for (int second = 1; second <= 3_600; second++) {
            bucket.fill(37, 1);
            if (second % 60 == 0) {
                sum += bucket.empty();
            }
        }

        assertThat(sum).isCloseTo(37, within(0.11));
    }

    @Test
    void levelSensor_dryFloor_readsExactlyZero() {
        LevelSensor sensor = new LevelSensor(new Random(1));

        for (int i = 0; i < 10_000; i++) {
            assertThat(sensor.depth(0)).isZero();
            assertThat(sensor.depth(0.004)).isBetween(0.001, 0.007);
        }
    }
}
