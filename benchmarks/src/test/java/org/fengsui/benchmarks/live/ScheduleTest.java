package org.fengsui.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void due_atConstantRate_doesNotDependOnWhatWentBefore() {
        Schedule schedule = Schedule.of(1_000, 2, 3, 0, 10, false);

        assertThat(schedule.messages()).isEqualTo(5_000);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(2_500)).isEqualTo(2_500_000_000L);
    }

    @Test
    void of_manyProbes_eachCrossesOnceAfterTheWarmUp() {
        Schedule schedule = Schedule.of(500, 4, 10, 70, 200, false);

        assertThat(crossings(schedule))
                .hasSize(200)
                .doesNotHaveDuplicates()
                .allMatch(probe -> probe >= 70 && probe < 270);
        assertThat(IntStream.range(0, 2_000).allMatch(i -> !schedule.crosses(i))).isTrue();
    }

    @Test
    void of_introducedProbes_eachReportsOnceMoreThanASecondBeforeItCrosses() {
        Schedule schedule = Schedule.of(500, 4, 10, 0, 200, true);

        List<Integer> before =
                IntStream.range(0, 2_000)
                        .filter(i -> schedule.probe(i) != Schedule.CALM)
                        .boxed()
                        .toList();
        assertThat(before).hasSize(200).allMatch(i -> schedule.due(i) < 2_500_000_000L);
        assertThat(before.stream().map(schedule::probe)).hasSize(200).doesNotHaveDuplicates();
        assertThat(crossings(schedule)).hasSize(200).doesNotHaveDuplicates();
    }

    private static List<Integer> crossings(Schedule schedule) {
        return IntStream.range(0, schedule.messages())
                .filter(schedule::crosses)
                .map(schedule::probe)
                .boxed()
                .toList();
    }
}
