package org.fengsui.hazards.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fengsui.hazards.window.RainSums.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RainSumsTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long T0 = 480_000 * HOUR;

    private final RainSums rain = new RainSums();

    @Test
    void at_fiveMinuteGauge_sumsEachWindow() {
        for (int end = 5; end <= 72 * 60; end += 5) {
            assertThat(insert(end, 5, 0.2)).isEqualTo(Change.NEW);
        }

        WindowSums sums = rain.at(T0 + 72 * HOUR);

        assertThat(sums.amounts())
                .containsExactly(0.2, 0.4, 1.2, 2.4, 7.2, 14.4, 28.8, 57.6, 172.8);
        assertThat(sums.coverages()).containsOnly(1.0);
        assertThat(sums.amount(RainWindow.HOURS_72)).isEqualTo(172.8);
        assertThat(rain.sum(T0 + 72 * HOUR, 45 * MINUTE)).isEqualTo(1.8);
    }

    @Test
    void at_hourlyGauge_doesNotGiveShorterWindows() {
        insert(60, 60, 12);
        insert(120, 60, 6);

        WindowSums sums = rain.at(T0 + 2 * HOUR);

        assertThat(sums.amount(RainWindow.MINUTES_30)).isNaN();
        assertThat(sums.coverage(RainWindow.MINUTES_30)).isZero();
        assertThat(sums.amount(RainWindow.HOURS_1)).isEqualTo(6);
        assertThat(sums.amount(RainWindow.HOURS_3)).isEqualTo(18);
        assertThat(sums.coverage(RainWindow.HOURS_3)).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void at_windowEdgeWithinAnInterval_countsProRataOnBothSides() {
        insert(60, 60, 12);
        insert(120, 60, 6);

        assertThat(rain.sum(T0 + 90 * MINUTE, HOUR)).isEqualTo(6 + 3);
        assertThat(rain.sum(T0 + 150 * MINUTE, HOUR)).isEqualTo(3);
        assertThat(rain.coverage(T0 + 150 * MINUTE, HOUR)).isEqualTo(0.5);
    }

    @Test
    void at_silentGauge_isNotZeroButNotGiven() {
        assertThat(rain.at(T0).amount(RainWindow.HOURS_1)).isNaN();
        insert(5, 5, 3);

        WindowSums sums = rain.at(T0 + 2 * HOUR);

        assertThat(sums.amount(RainWindow.HOURS_1)).isNaN();
        assertThat(sums.coverage(RainWindow.HOURS_1)).isZero();
        assertThat(sums.amount(RainWindow.HOURS_3)).isEqualTo(3);
    }

    @Test
    void at_gapOfAnHour_lowersCoverageOnly() {
        for (int end = 5; end <= 180; end += 5) {
            if (end <= 60 || end > 120) {
                insert(end, 5, 1);
            }
        }

        assertThat(rain.sum(T0 + 3 * HOUR, 3 * HOUR)).isEqualTo(24);
        assertThat(rain.coverage(T0 + 3 * HOUR, 3 * HOUR)).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void insert_duplicateAndCorrections_replaceExactly() {
        assertThat(insert(5, 5, 1.0, 3)).isEqualTo(Change.NEW);
        assertThat(insert(5, 5, 1.0, 5)).isEqualTo(Change.DUPLICATE);
        assertThat(insert(5, 5, 2.0, 4)).isEqualTo(Change.SUPERSEDED);
        assertThat(insert(5, 5, 0.254, 6)).isEqualTo(Change.CORRECTION);
        assertThat(insert(5, 5, 7.5, -1)).isEqualTo(Change.CORRECTION);

        assertThat(rain.sum(T0 + 5 * MINUTE, HOUR)).isEqualTo(7.5);
    }

    @Test
    void insert_knownReadingOlderThanADay_isRecognisedAndNotCorrected() {
        insert(5, 5, 1);
        insert(30 * 60, 5, 0);

        assertThat(insert(5, 5, 1)).isEqualTo(Change.TOO_OLD_TO_CORRECT);
        assertThat(insert(5, 5, 9)).isEqualTo(Change.TOO_OLD_TO_CORRECT);
        assertThat(rain.sum(T0 + 30 * HOUR, 72 * HOUR)).isEqualTo(1);
    }

    @Test
    void insert_newReadingOlderThanADay_stillAdds() {
        insert(72 * 60, 5, 0);

        assertThat(insert(5, 5, 1)).isEqualTo(Change.NEW);
        assertThat(insert(10, 5, 2)).isEqualTo(Change.NEW);
        assertThat(insert(10, 5, 2)).isEqualTo(Change.TOO_OLD_TO_CORRECT);
        assertThat(insert(-60, 5, 2)).isEqualTo(Change.TOO_OLD);
        assertThat(rain.sum(T0 + 72 * HOUR, 72 * HOUR)).isEqualTo(3);
        assertThat(rain.coverage(T0 + 72 * HOUR, 72 * HOUR))
                .isCloseTo(15 / (72 * 60.0), within(1e-12));
    }

    @Test
    void insert_fineAndCoarseOfTheSameRain_countOnce() {
        for (int end = 1; end <= 60; end++) {
            insert(end, 1, 0.1);
        }
        for (int end = 5; end <= 60; end += 5) {
            assertThat(insert(end, 5, 0.5)).isEqualTo(Change.NEW);
        }
        insert(60, 60, 6.0);

        WindowSums sums = rain.at(T0 + HOUR);

        assertThat(sums.amount(RainWindow.MINUTES_5)).isEqualTo(0.5);
        assertThat(sums.amount(RainWindow.HOURS_1)).isEqualTo(6.0);
        assertThat(sums.coverage(RainWindow.HOURS_1)).isEqualTo(1.0);
    }

    @Test
    void insert_coarseOverHolesInTheFine_addsWhatTheFineDoNotTell() {
        insert(1, 1, 0.6);
        insert(2, 1, 0.2);
        insert(5, 5, 1.1);

        assertThat(rain.sum(T0 + 5 * MINUTE, 5 * MINUTE)).isEqualTo(1.1);
        assertThat(rain.sum(T0 + 3 * MINUTE, 10 * MINUTE)).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void insert_extraReportWithinThePeriod_addsOnlyTheNewRain() {
        insert(5, 5, 5.0);
        insert(7, 5, 5.0);
        insert(10, 5, 5.0);

        assertThat(rain.sum(T0 + 7 * MINUTE, 10 * MINUTE)).isEqualTo(7.0);
        assertThat(rain.sum(T0 + 10 * MINUTE, 10 * MINUTE)).isEqualTo(10.0);
    }

    @Test
    void insert_jitteringClock_losesNoRain() {
        for (int i = 1; i <= 12; i++) {
            long jitter = i % 2 == 0 ? 700 : -900;
            rain.insert(T0 + i * 5 * MINUTE + jitter, 5 * MINUTE, 1.0, -1);
        }

        WindowSums sums = rain.at(T0 + HOUR + 700);

        assertThat(sums.amount(RainWindow.HOURS_3)).isEqualTo(12.0);
        assertThat(sums.coverage(RainWindow.HOURS_1)).isGreaterThan(0.99);
    }

    @Test
    void at_earlierTime_seesWhatIsKnownUpToThere() {
        for (int end = 5; end <= 48 * 60; end += 5) {
            insert(end, 5, 0.5);
        }

        assertThat(rain.sum(T0 + 40 * HOUR, HOUR)).isEqualTo(6);
        assertThat(rain.sum(T0 + 10 * HOUR, 3 * HOUR)).as("from hourly totals").isEqualTo(18);
        assertThat(rain.sum(T0 + 10 * HOUR, 5 * MINUTE)).as("finer than hourly").isNaN();
    }

    @Test
    void at_dailyGaugeWithLatePosts_coversThreeDays() {
        int[] late = {0, 60, 10, 130, 0, 100};
        for (int day = 1; day <= 6; day++) {
            insert(day * 24 * 60 + late[day - 1], 24 * 60, 24);
        }

        WindowSums sums = rain.at(T0 + 6 * 24 * HOUR + 100 * MINUTE);

        assertThat(sums.amount(RainWindow.HOURS_12)).isNaN();
        assertThat(sums.amount(RainWindow.HOURS_24)).isEqualTo(24);
        assertThat(sums.amount(RainWindow.HOURS_72)).isCloseTo(72, within(1.8));
    }

    @Test
    void insert_denserThanThereIsRoom_keepsTheSumsAndGoesOn() {
        int changes = 0;
        for (int second = 1; second <= 4 * 3600; second += 2) {
            changes +=
                    rain.insert(T0 + second * 1000L, MINUTE, 0.06, -1) == Change.TOO_DENSE ? 1 : 0;
        }

        assertThat(changes).isZero();
        assertThat(rain.readings.count).isLessThanOrEqualTo(RainSums.MOST);
        assertThat(rain.sum(T0 + 4 * HOUR, 3 * HOUR)).isCloseTo(10.8, within(0.2));
    }

    @ParameterizedTest
    @CsvSource({"59999, 1", "86400001, 1", "0, 1", "300000, NaN", "300000, -0.1", "300000, 2001"})
    void insert_outOfRange_isRefused(long period, double mm) {
        assertThat(RainSums.accepts(period, mm)).isFalse();
        assertThatThrownBy(() -> rain.insert(T0, period, mm, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 0 to 2000 mm");
    }

    private Change insert(int endMinute, int minutes, double mm) {
        return insert(endMinute, minutes, mm, -1);
    }

    private Change insert(int endMinute, int minutes, double mm, long seq) {
        return rain.insert(T0 + endMinute * MINUTE, minutes * MINUTE, mm, seq);
    }
}
