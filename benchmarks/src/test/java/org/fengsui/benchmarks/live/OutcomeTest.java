package org.fengsui.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final long MS = 1_000_000;

    private final ProbeLog log = new ProbeLog();
    private final long now = System.nanoTime();

    @Test
    void of_answeredProbes_countsFromDueAndFromAccepted() {
        for (int probe = 0; probe < 100; probe++) {
            probe(probe, 30, 10);
        }

        Outcome outcome = Outcome.of(log, 0, 100, 1, 1);

        assertThat(Outcome.summary(outcome.sinceDue())).isEqualTo("30 / 30 / 30 / 30");
        assertThat(Outcome.summary(outcome.sinceAccepted())).isEqualTo("20 / 20 / 20 / 20");
        assertThat(outcome.holds(31)).isTrue();
        assertThat(outcome.holds(29)).isFalse();
    }

    @Test
    void of_probeWithoutWarning_countsAsWaitingUntilNow() {
        probe(0, 30, 10);
        log.due(1, now - 5_000 * MS);

        Outcome outcome = Outcome.of(log, 0, 2, 1, 1);

        assertThat(outcome.unanswered()).isEqualTo(1);
        assertThat(outcome.sinceDue().getMaxValue()).isGreaterThanOrEqualTo(4_990 * MS);
        assertThat(outcome.holds(1e9)).isFalse();
    }

    @Test
    void holds_brokerThatDidNotTakeTheRate_isFalse() {
        probe(0, 30, 10);

        assertThat(Outcome.of(log, 0, 1, 0.9, 1).holds(1_000)).isFalse();
    }

    private void probe(int probe, long sinceDueMs, long acceptedAfterMs) {
        log.due(probe, now - sinceDueMs * MS);
        log.accepted(probe, now - (sinceDueMs - acceptedAfterMs) * MS);
        log.warned(probe, now);
    }
}
