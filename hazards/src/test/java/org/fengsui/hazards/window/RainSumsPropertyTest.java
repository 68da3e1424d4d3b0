package org.fengsui.hazards.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RainSumsPropertyTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long T0 = 480_000 * HOUR;

    private record Sent(long end, long period, double mm, long seq) {}

    @Property(tries = 100)
    void at_anyOrderWithinADay_equalsRecomputation(
            @ForAll @IntRange(min = 1, max = 60) int minutes, @ForAll long seed) {
        Random random = new Random(seed);
        long phase = random.nextInt((int) HOUR);
        List<Sent> sent = new ArrayList<>();
        TreeMap<Long, Sent> truth = new TreeMap<>();
        for (long at = minutes; at < 24 * 60; at += minutes) {
            long end = T0 + phase + at * MINUTE;
            if (random.nextInt(10) == 0 && at > minutes) {
                continue;
            }
            for (int version = random.nextInt(3); version >= 0; version--) {
                Sent reading =
                        new Sent(end, minutes * MINUTE, amount(random), at * 10 + 3 - version);
                sent.add(reading);
                truth.put(end, reading);
                if (random.nextInt(5) == 0) {
                    sent.add(reading);
                }
            }
        }
        Collections.shuffle(sent, random);
        RainSums rain = insert(sent);

        long newest = truth.lastKey();
        for (RainWindow window : RainWindow.values()) {
            double[] expected = recompute(truth, newest, window.length());
            WindowSums sums = rain.at(newest);
            if (window.length() < minutes * MINUTE) {
                assertThat(sums.amount(window)).isNaN();
            } else {
                assertThat(sums.amount(window)).isCloseTo(expected[0], within(0.00101));
                assertThat(sums.coverage(window)).isCloseTo(expected[1], within(1e-9));
            }
        }
    }

    /** Exact for all windows that do not reach into the hourly totals. */
    @Property(tries = 200)
    void at_mixedAndUnalignedPeriodsInAnyOrder_givesTheSameSums(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll long seed) {
        Random random = new Random(seed);
        long[] periods = {MINUTE, 5 * MINUTE, 5 * MINUTE, 10 * MINUTE, HOUR, 24 * HOUR};
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long end = T0 + (random.nextBoolean() ? MINUTE : 1000) * random.nextInt(1439);
            long period = periods[random.nextInt(periods.length)];
            sent.add(new Sent(end, period, amount(random), i));
            if (random.nextInt(4) == 0) {
                sent.add(new Sent(end, period, amount(random), 1000 + i));
            }
        }
        RainSums first = insert(sent);
        Collections.shuffle(sent, random);
        RainSums second = insert(sent);

        assertSame(second.at(first.newest), first.at(first.newest), RainWindow.HOURS_24);
        assertSame(second.at(T0 + 6 * HOUR), first.at(T0 + 6 * HOUR), RainWindow.HOURS_6);
    }

    /** Days of rain, readings up to 71 h late: the hourly totals come out the same too. */
    @Property(tries = 60)
    void at_readingsUpToThreeDaysLate_givesTheSameSumsAsInOrder(
            @ForAll @IntRange(min = 1, max = 60) int minutes, @ForAll long seed) {
        Random random = new Random(seed);
        long phase = random.nextInt((int) HOUR);
        List<Sent> inOrder = new ArrayList<>();
        List<Map.Entry<Long, Sent>> arrivals = new ArrayList<>();
        TreeMap<Long, Sent> truth = new TreeMap<>();
        for (long at = minutes; at < 6 * 24 * 60; at += minutes) {
            Sent reading = new Sent(T0 + phase + at * MINUTE, minutes * MINUTE, amount(random), -1);
            inOrder.add(reading);
            truth.put(reading.end, reading);
            double delay = random.nextInt(3) == 0 ? random.nextDouble() * 71 * HOUR : 0;
            arrivals.add(Map.entry(reading.end + (long) delay, reading));
        }
        arrivals.sort(Map.Entry.comparingByKey());
        RainSums expected = insert(inOrder);
        RainSums rain = insert(arrivals.stream().map(Map.Entry::getValue).toList());

        assertSame(rain.at(rain.newest), expected.at(rain.newest), RainWindow.HOURS_72);
        long fullHour = HourTotals.floorHour(rain.newest);
        double[] recomputed = recompute(truth, fullHour, 72 * HOUR);
        assertThat(rain.sum(fullHour, 72 * HOUR)).isCloseTo(recomputed[0], within(0.00101));
        assertThat(rain.coverage(fullHour, 72 * HOUR)).isCloseTo(1, within(0.001));
    }

    /** A clock that jitters by a few percent of the period, over days: no rain is lost. */
    @Property(tries = 60)
    void at_jitteringClock_losesNothing(
            @ForAll @IntRange(min = 1, max = 60) int minutes, @ForAll long seed) {
        Random random = new Random(seed);
        int most = (int) (minutes * MINUTE / 25);
        long phase = random.nextInt((int) HOUR);
        List<Sent> sent = new ArrayList<>();
        TreeMap<Long, Sent> truth = new TreeMap<>();
        for (long at = minutes; at < 4 * 24 * 60; at += minutes) {
            long end = T0 + phase + at * MINUTE + random.nextInt(2 * most) - most;
            Sent reading = new Sent(end, minutes * MINUTE, amount(random), -1);
            sent.add(reading);
            truth.put(end, reading);
        }
        RainSums rain = insert(sent);

        double[] day = recompute(truth, rain.newest, 24 * HOUR);
        assertThat(rain.sum(rain.newest, 24 * HOUR)).isCloseTo(day[0], within(2.0));
        long fullHour = HourTotals.floorHour(rain.newest);
        double[] three = recompute(truth, fullHour, 72 * HOUR);
        assertThat(rain.sum(fullHour, 72 * HOUR)).isCloseTo(three[0], within(3.0));
        assertThat(rain.coverage(fullHour, 72 * HOUR)).isGreaterThan(0.98);
    }

    private static void assertSame(WindowSums actual, WindowSums expected, RainWindow longest) {
        int windows = longest.ordinal() + 1;
        assertThat(Arrays.copyOf(actual.amounts(), windows))
                .containsExactly(Arrays.copyOf(expected.amounts(), windows));
        assertThat(Arrays.copyOf(actual.coverages(), windows))
                .containsExactly(Arrays.copyOf(expected.coverages(), windows));
    }

    private static double amount(Random random) {
        return random.nextInt(3) == 0 ? random.nextInt(200) / 10.0 : random.nextInt(3) * 0.254;
    }

    private static RainSums insert(List<Sent> sent) {
        RainSums rain = new RainSums();
        for (Sent reading : sent) {
            rain.insert(reading.end, reading.period, reading.mm, reading.seq);
        }
        return rain;
    }

    /** Sum in mm and coverage of readings that do not overlap. */
    private static double[] recompute(TreeMap<Long, Sent> truth, long time, long window) {
        double sum = 0;
        double covered = 0;
        for (Sent reading : truth.values()) {
            long from = Math.max(reading.end - reading.period, time - window);
            long to = Math.min(reading.end, time);
            if (from < to) {
                sum += reading.mm * (to - from) / reading.period;
                covered += to - from;
            }
        }
        return new double[] {sum, covered / window};
    }
}
