package org.fengsui.hazards.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Days, effective rain and events against the same computed from all readings at once. */
class RainDaysTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final double DECAY = 0.84;
    private static final long START = at("2026-07-01T08:00:00+08:00");

    private record Reading(long end, long period, double mm, long received) {}

    private static long at(String time) {
        return ZonedDateTime.parse(time).toInstant().toEpochMilli();
    }

    @Property(tries = 60)
    void anyOrderWithinThreeDays_isWhatTheReadingsSay(@ForAll long seed) {
        Random random = new Random(seed);
        ZoneId zone =
                List.of(SHANGHAI, ZoneId.of("Europe/London"), ZoneId.of("Asia/Kathmandu"))
                        .get(random.nextInt(3));
        boolean halfHours = zone.getId().equals("Asia/Kathmandu");
        List<Reading> readings = new ArrayList<>();
        long end = START;
        int phase = random.nextInt(3);
        for (int i = 0; i < 20 * 24 * 4; i++) {
            end += 15 * MINUTE;
            double mm = random.nextInt(40) < (i / 300 + phase) % 3 ? random.nextInt(50) / 10.0 : 0;
            long delay = random.nextInt(5) == 0 ? (long) (random.nextDouble() * 20 * HOUR) : 0;
            readings.add(new Reading(end, 15 * MINUTE, mm, end + delay));
        }
        RainSums sums = new RainSums();
        readings.stream()
                .sorted(Comparator.comparingLong(Reading::received))
                .forEach(each -> sums.insert(each.end(), each.period(), each.mm(), -1));

        RainDays.Days days = new RainDays(zone).at(sums, end, DECAY);

        double[] expected = byDay(readings, end, zone);
        double effective = 0;
        for (int i = 0; i < expected.length; i++) {
            effective += Math.pow(DECAY, i) * expected[i];
        }
        assertThat(days.today()).isCloseTo(expected[0], within(0.001));
        assertThat(days.coverage()).isCloseTo(1, within(1e-9));
        assertThat(days.effective()).isCloseTo(effective, within(halfHours ? 1.0 : 0.002));
        assertThat(days.antecedent())
                .isCloseTo(effective - expected[0], within(halfHours ? 1.0 : 0.002));
        assertThat(sums.event(end, 6 * HOUR)).isCloseTo(event(readings), within(0.001));
    }

    /** Sum of each day (08:00, 08:00], today first. */
    private static double[] byDay(List<Reading> readings, long end, ZoneId zone) {
        double[] days = new double[RainDays.BACK + 1];
        LocalDate today = dayOf(end, zone);
        for (Reading each : readings) {
            long back = today.toEpochDay() - dayOf(each.end(), zone).toEpochDay();
            if (back < days.length) {
                days[(int) back] += each.mm();
            }
        }
        return days;
    }

    private static LocalDate dayOf(long end, ZoneId zone) {
        ZonedDateTime just = Instant.ofEpochMilli(end - 1).atZone(zone);
        return just.getHour() < 8 ? just.toLocalDate().minusDays(1) : just.toLocalDate();
    }

    /**
     * Since the last 24 dry quarters. Older than a day the hour is the unit: a dry spell there is
     * one of whole hours.
     */
    private static double event(List<Reading> readings) {
        double total = 0;
        int dry = 0;
        for (int i = readings.size() - 1; i >= 0 && dry < 24; i--) {
            boolean detail = readings.size() - i <= 24 * 4;
            int first = detail ? i : i / 4 * 4;
            double mm = 0;
            for (int j = first; j <= i; j++) {
                mm += readings.get(j).mm();
            }
            dry = mm > 0 ? 0 : dry + i - first + 1;
            total += mm;
            i = first;
        }
        return total;
    }

    @Test
    void dayThatIsNotCovered_isALowerBoundAndSaysSo() {
        RainSums sums = new RainSums();
        sums.insert(START + 6 * HOUR, 3 * HOUR, 12, -1);

        RainDays.Days days = new RainDays(SHANGHAI).at(sums, START + 6 * HOUR, DECAY);

        assertThat(days.today()).isEqualTo(12);
        assertThat(days.coverage()).isEqualTo(0.5);
        assertThat(days.effectiveCoverage()).isLessThan(0.01);
    }

    @Test
    void eightOClock_endsTheDay() {
        RainSums sums = new RainSums();
        sums.insert(START, HOUR, 5, -1);
        sums.insert(START + HOUR, HOUR, 3, -1);
        RainDays days = new RainDays(SHANGHAI);

        assertThat(days.at(sums, START, DECAY).today()).isEqualTo(5);
        assertThat(days.at(sums, START + HOUR, DECAY).today()).isEqualTo(3);
        assertThat(days.at(sums, START + HOUR, DECAY).antecedent()).isEqualTo(4.2);
    }

    @Test
    void event_unreportedHours_areNotDry() {
        RainSums sums = new RainSums();
        sums.insert(START, HOUR, 5, -1);
        sums.insert(START + 12 * HOUR, HOUR, 3, -1);
        assertThat(sums.event(START + 12 * HOUR, 6 * HOUR)).isEqualTo(8);

        for (int hour = 1; hour < 12; hour++) {
            sums.insert(START + hour * HOUR, HOUR, 0, -1);
        }
        assertThat(sums.event(START + 12 * HOUR, 6 * HOUR)).isEqualTo(3);
    }
}
