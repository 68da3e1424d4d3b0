package org.fengsui.hazards.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.window.Samples;
import org.junit.jupiter.api.Test;

class RobustSlopeTest {

    private static final long MINUTE = 60_000;
    private static final long T0 = 1_378_700_000_000L;

    private final Samples samples = new Samples();
    private final RobustSlope slope = new RobustSlope();

    @Test
    void fit_straightRise_givesSlopeLevelAndMinutes() {
        long now = fill(61, 1, minute -> 0.10 + 0.001 * minute);

        Trend trend = slope.fit(samples, now, TrendRule.depth(MINUTE));

        assertThat(trend).isNotNull();
        assertThat(trend.slope()).isCloseTo(0.06, within(1e-9));
        assertThat(trend.level()).isCloseTo(0.16, within(1e-9));
        assertThat(trend.points()).isEqualTo(15);
        Eta eta = trend.minutesTo(0.18);
        assertThat(eta).isNotNull();
        assertThat(eta.minutes()).isCloseTo(20, within(1e-6));
        assertThat(eta.earliest()).isCloseTo(20, within(1e-6));
        assertThat(eta.latest()).isCloseTo(20, within(1e-6));
    }

    @Test
    void fit_fifteenMinuteStage_findsFivePoints() {
        long now = fill(8, 15, minute -> 2 + 0.01 * minute);

        Trend trend = slope.fit(samples, now, TrendRule.stage(15 * MINUTE));

        assertThat(trend).isNotNull();
        assertThat(trend.points()).isEqualTo(5);
        assertThat(trend.slope()).isCloseTo(0.6, within(1e-9));
        assertThat(trend.reach()).isEqualTo(150 * MINUTE);
    }

    @Test
    void fit_gapOfSixtyMinutes_saysNothing() {
        long now = fill(5, 15, minute -> 2 + 0.01 * minute);
        samples.insert(now + 75 * MINUTE, 3, Quality.GOOD, -1, true);

        assertThat(slope.fit(samples, now + 75 * MINUTE, TrendRule.stage(15 * MINUTE))).isNull();
    }

    @Test
    void fit_tooShortSpan_saysNothing() {
        long now = fill(20, 1, minute -> 0.01 * minute);

        assertThat(slope.fit(samples, now, TrendRule.stage(MINUTE))).isNull();
        assertThat(slope.fit(samples, now, TrendRule.depth(MINUTE))).isNotNull();
    }

    @Test
    void fit_badSamples_haveNoSay() {
        fill(10, 1, minute -> 0.2);
        for (int minute = 10; minute < 15; minute++) {
            samples.insert(T0 + minute * MINUTE, 5, Quality.BAD, -1, true);
        }

        Trend trend = slope.fit(samples, T0 + 14 * MINUTE, TrendRule.depth(MINUTE));

        assertThat(trend).isNotNull();
        assertThat(trend.points()).isEqualTo(10);
        assertThat(trend.slope()).isZero();
    }

    @Test
    void fit_wildValues_doNotTurnTheSlope() {
        fill(15, 1, minute -> 0.10 + 0.001 * minute);
        samples.insert(T0 + 3 * MINUTE, 9.99, Quality.GOOD, -1, true);
        samples.insert(T0 + 12 * MINUTE, -9.99, Quality.GOOD, -1, true);

        Trend trend = slope.fit(samples, T0 + 14 * MINUTE, TrendRule.depth(MINUTE));

        assertThat(trend).isNotNull();
        assertThat(trend.slope()).isCloseTo(0.06, within(0.001));
    }

    @Test
    void fit_flatRun_isZeroAndNeverArrives() {
        long now = fill(80, 15, minute -> 0.31);

        Trend trend = slope.fit(samples, now, TrendRule.stage(15 * MINUTE));

        assertThat(trend).isNotNull();
        assertThat(trend.slope()).isZero();
        assertThat(trend.level()).isEqualTo(0.31);
        assertThat(trend.minutesTo(0.4)).isNull();
    }

    @Test
    void fit_atAnEarlierTime_looksBackFromThere() {
        fill(60, 1, minute -> minute <= 30 ? 0.01 * minute : 0.30);

        Trend trend = slope.fit(samples, T0 + 30 * MINUTE, TrendRule.depth(MINUTE));

        assertThat(trend).isNotNull();
        assertThat(trend.slope()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void fit_morePointsThanTheBound_thinsEvenly() {
        long now = fill(90, 1, minute -> 1 + 0.002 * minute);

        Trend trend = slope.fit(samples, now, TrendRule.stage(MINUTE));

        assertThat(trend).isNotNull();
        assertThat(trend.points()).isEqualTo(RobustSlope.MAX_POINTS);
        assertThat(trend.slope()).isCloseTo(0.12, within(1e-9));
    }

    @Test
    void minutesTo_fallingOrUncertain_isNull() {
        assertThat(trend(-0.1, -0.2, -0.05).minutesTo(1)).isNull();
        assertThat(trend(0.1, -0.01, 0.2).minutesTo(1)).isNull();
        assertThat(trend(0.1, 0, 0.2).minutesTo(1)).isNull();
    }

    @Test
    void minutesTo_beyondReach_isNullAndLatestIsInfinite() {
        Trend trend = trend(0.1, 0.01, 0.2);

        assertThat(trend.minutesTo(0.11)).isNull();
        Eta eta = trend.minutesTo(0.03);
        assertThat(eta).isNotNull();
        assertThat(eta.earliest()).isCloseTo(9, within(1e-9));
        assertThat(eta.minutes()).isCloseTo(18, within(1e-9));
        assertThat(eta.latest()).isInfinite();
    }

    @Test
    void minutesTo_lineAboveThreshold_isNow() {
        Eta eta = trend(0.1, 0.05, 0.2).minutesTo(-1);

        assertThat(eta).isEqualTo(new Eta(0, 0, 0));
    }

    @Test
    void reach_longWindow_isCappedAtThreeHours() {
        assertThat(TrendRule.stage(60 * MINUTE).reach()).isEqualTo(180 * MINUTE);
        assertThat(TrendRule.depth(MINUTE).reach()).isEqualTo(30 * MINUTE);
    }

    private static Trend trend(double slope, double lower, double upper) {
        return new Trend(T0, slope, lower, upper, 0, 15, 30 * MINUTE);
    }

    private long fill(int count, int every, IntToDoubleFunction course) {
        long time = T0;
        for (int i = 0; i < count; i++) {
            time = T0 + i * every * MINUTE;
            samples.insert(time, course.applyAsDouble(i * every), Quality.GOOD, -1, true);
        }
        return time;
    }
}
