package org.fengsui.hazards.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.fengsui.hazards.window.RainCounter.Outcome;
import org.fengsui.hazards.window.RainCounter.Step;
import org.junit.jupiter.api.Test;

/** Counters that add up, start again at 08:00, run over, and go wrong. */
class RainCounterTest {

    private static final long MINUTE = 60_000;
    private static final long FROM = 1_789_000_000_000L / (60 * MINUTE) * (60 * MINUTE);

    private final RainCounter counter = new RainCounter();

    private static Consumer<Step> one(long period, double mm) {
        return step ->
                assertThat(step.amounts())
                        .singleElement()
                        .matches(amount -> amount.period() == period && amount.mm() == mm);
    }

    private Step at(int minute, double mm) {
        return counter.next(FROM + minute * MINUTE, mm);
    }

    @Test
    void difference_isTheRainBetween() {
        assertThat(at(0, 1234.5).outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(at(5, 1236.0)).satisfies(one(5 * MINUTE, 1.5));
        assertThat(at(20, 1236.0)).satisfies(one(15 * MINUTE, 0));
    }

    @Test
    void firstTwoSwapped_theRainBetweenCounts() {
        assertThat(at(5, 1236.0).outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(at(0, 1234.5)).satisfies(one(5 * MINUTE, 1.5));
        assertThat(at(10, 1237.0)).satisfies(one(5 * MINUTE, 1.0));
    }

    @Test
    void fall_isAReset_andWhatItShowsHasFallenSince() {
        at(0, 87.5);
        assertThat(at(5, 0.5)).satisfies(one(5 * MINUTE, 0.5));
        assertThat(at(10, 2.0).amounts().get(0).mm()).isEqualTo(1.5);
    }

    @Test
    void stepThatNoRainMakes_countsForNothing_andIsBelievedIfItGoesOn() {
        at(0, 1234.5);
        assertThat(at(5, 9999.9).outcome()).isEqualTo(Outcome.DOUBTFUL);
        assertThat(at(10, 1235.0)).satisfies(one(10 * MINUTE, 0.5));

        assertThat(at(15, 500.0).outcome()).isEqualTo(Outcome.DOUBTFUL);
        assertThat(at(20, 501.0)).satisfies(one(5 * MINUTE, 1.0));
        assertThat(at(25, 501.5).amounts().get(0).mm()).isEqualTo(0.5);
    }

    @Test
    void smallFallOfALargeCounter_isNoThousandMillimetres() {
        at(0, 1234.5);
        assertThat(at(5, 1234.3).outcome()).isEqualTo(Outcome.DOUBTFUL);
        assertThat(at(10, 1234.6).amounts().get(0).mm()).isCloseTo(0.1, within(1e-9));

        RainCounter daily = new RainCounter();
        daily.next(FROM, 12.3);
        assertThat(daily.next(FROM + 5 * MINUTE, 12.1).outcome()).isEqualTo(Outcome.DOUBTFUL);
    }

    @Test
    void readingsSecondsApart_areTakenTogether() {
        at(0, 10);
        assertThat(counter.next(FROM + 20_000, 10.2).outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(counter.next(FROM + 70_000, 10.6)).satisfies(one(70_000, 0.6));
    }

    @Test
    void gapOfMoreThanADay_tellsNoAmount() {
        at(0, 10);
        assertThat(at(60 * 25, 40).outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(at(60 * 25 + 5, 41).amounts().get(0).mm()).isEqualTo(1);
    }

    @Property
    void lateBatch_givesTheSameSumsAsInOrder(
            @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 30) Integer> tenths,
            @ForAll Random random) {
        List<long[]> readings = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < tenths.size(); i++) {
            total += tenths.get(i);
            readings.add(new long[] {FROM + i * 5 * MINUTE, total});
        }
        RainSums inOrder = sums(readings);
        int cut = 1 + random.nextInt(readings.size() - 2);
        List<long[]> late = new ArrayList<>(readings.subList(0, cut));
        late.add(readings.get(readings.size() - 1));
        late.addAll(readings.subList(cut, readings.size() - 1));
        assertThat(late).hasSameSizeAs(readings);
        RainSums outOfOrder = sums(late);

        long end = readings.get(readings.size() - 1)[0];
        for (long window : List.of(60 * MINUTE, 180 * MINUTE, 24 * 60 * MINUTE)) {
            assertThat(outOfOrder.sum(end, window))
                    .as("sum over %d min", window / MINUTE)
                    .isCloseTo(inOrder.sum(end, window), within(0.002));
        }
    }

    private static RainSums sums(List<long[]> readings) {
        RainCounter counter = new RainCounter();
        RainSums sums = new RainSums();
        for (long[] reading : readings) {
            Step step = counter.next(reading[0], reading[1] / 10.0);
            step.amounts()
                    .forEach(amount -> sums.insert(amount.end(), amount.period(), amount.mm(), -1));
        }
        return sums;
    }
}
