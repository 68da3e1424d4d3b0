package org.fengsui.hazards.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.window.Samples.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

    private static final long MINUTE = 60_000;
    private static final long T0 = 1_378_700_000_000L;

    private final Samples samples = new Samples();

    @Test
    void insert_newTimes_keepsThemSorted() {
        assertThat(insert(2, 0.2)).isEqualTo(Change.NEW);
        assertThat(insert(0, 0.0)).isEqualTo(Change.NEW);
        assertThat(insert(1, -0.1)).isEqualTo(Change.NEW);

        assertThat(samples.size()).isEqualTo(3);
        assertThat(samples.value(0)).isEqualTo(0.0);
        assertThat(samples.value(1)).as("negative stages are legal").isEqualTo(-0.1);
        assertThat(samples.value(2)).isEqualTo(0.2);
    }

    @Test
    void insert_sameValueAgain_isDuplicateAndKeepsGreaterSeq() {
        samples.insert(T0, 0.5, Quality.GOOD, 7, true);

        assertThat(samples.insert(T0, 0.5, Quality.GOOD, 9, true)).isEqualTo(Change.DUPLICATE);
        assertThat(samples.insert(T0, 0.6, Quality.GOOD, 8, true)).isEqualTo(Change.SUPERSEDED);
        assertThat(samples.value(0)).isEqualTo(0.5);
        assertThat(samples.seq(0)).isEqualTo(9);
    }

    @Test
    void insert_otherValueWithoutSeq_laterCallWins() {
        samples.insert(T0, 0.5, Quality.GOOD, 7, true);

        assertThat(samples.insert(T0, 0.6, Quality.SUSPECT, -1, true)).isEqualTo(Change.CORRECTION);
        assertThat(samples.value(0)).isEqualTo(0.6);
        assertThat(samples.quality(0)).isEqualTo(Quality.SUSPECT);
        assertThat(samples.size()).isEqualTo(1);
    }

    @Test
    void insert_correctionWithGreaterSeq_wins() {
        samples.insert(T0, 0.5, Quality.GOOD, 7, true);

        assertThat(samples.insert(T0, 0.6, Quality.GOOD, 8, true)).isEqualTo(Change.CORRECTION);
        assertThat(samples.value(0)).isEqualTo(0.6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void insert_notFinite_isRefused(double value) {
        assertThatThrownBy(() -> samples.insert(T0, value, Quality.GOOD, -1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
        assertThat(samples.size()).isZero();
    }

    @Test
    void insert_everyMinuteForDays_keepsTheRetainedSpan() {
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            insert(minute, minute);
        }

        assertThat(samples.size()).isEqualTo(90);
        assertThat(samples.value(0)).isEqualTo(3 * 24 * 60 - 90);
        assertThat(insert(3 * 24 * 60 - 91, 1)).isEqualTo(Change.TOO_OLD);
    }

    @Test
    void insert_everySecond_keepsNoMoreThanTheBound() {
        for (int second = 0; second < 1000; second++) {
            samples.insert(T0 + second * 1000L, second, Quality.GOOD, -1, true);
        }

        assertThat(samples.size()).isEqualTo(Samples.AT_MOST);
        assertThat(samples.time(0)).isEqualTo(T0 + (1000 - Samples.AT_MOST) * 1000L);
        assertThat(samples.insert(T0, 1, Quality.GOOD, -1, true)).isEqualTo(Change.TOO_OLD);
    }

    @Test
    void insert_dailyHeartbeats_keepsTheLastEight() {
        for (int day = 0; day < 20; day++) {
            insert(day * 24 * 60, day);
        }

        assertThat(samples.size()).isEqualTo(Samples.AT_LEAST);
        assertThat(samples.value(0)).isEqualTo(12);
    }

    @Test
    void insert_equalRunOfTwentyHours_isKeptAsSamples() {
        for (int minute = 0; minute < 20 * 60; minute += 15) {
            assertThat(insert(minute, 0.31)).isEqualTo(Change.NEW);
        }

        assertThat(samples.size()).isEqualTo(Samples.AT_LEAST);
    }

    @Test
    void neighbours_aroundATime_areFound() {
        insert(0, 0);
        samples.insert(T0 + 5 * MINUTE, 5, Quality.BAD, -1, true);
        insert(10, 10);

        assertThat(samples.before(T0)).isEqualTo(-1);
        assertThat(samples.atOrBefore(T0)).isZero();
        assertThat(samples.before(T0 + 7 * MINUTE)).isEqualTo(1);
        assertThat(samples.usableBefore(T0 + 7 * MINUTE)).isZero();
        assertThat(samples.after(T0 + 5 * MINUTE)).isEqualTo(2);
        assertThat(samples.after(T0 + 10 * MINUTE)).isEqualTo(3);
    }

    @Test
    void requalify_suspectValue_becomesUsableInTheTrend() {
        samples.insert(T0, 0.5, Quality.SUSPECT, -1, true);

        samples.requalify(0, Quality.GOOD);

        assertThat(samples.quality(0)).isEqualTo(Quality.GOOD);
    }

    @Test
    void live_backfill_isRememberedThroughRequalifyAndCorrection() {
        samples.insert(T0, 0.5, Quality.SUSPECT, -1, false);

        samples.requalify(0, Quality.GOOD);

        assertThat(samples.live(0)).isFalse();
        assertThat(samples.quality(0)).isEqualTo(Quality.GOOD);
        samples.insert(T0, 0.6, Quality.GOOD, -1, true);
        assertThat(samples.live(0)).isTrue();
    }

    private Change insert(int minute, double value) {
        return samples.insert(T0 + minute * MINUTE, value, Quality.GOOD, -1, true);
    }
}
