package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokerLimitTest {

    private final BrokerLimit limit = new BrokerLimit("fs-obs-0", 65_535);
    private long now = 1_000_000;

    @Test
    void look_sameNumberInBurstsAfterEveryAcknowledgement_isALimit() {
        for (int round = 0; round < 5; round++) {
            assertThat(limit.found()).isZero();
            cycle(20, 5, 6);
        }

        assertThat(limit.found()).isEqualTo(20);
    }

    @Test
    void look_messagesComeAllTheTime_isNone() {
        for (int round = 0; round < 20; round++) {
            cycle(20, 5, 990);
        }

        assertThat(limit.found()).isZero();
    }

    @Test
    void look_messagesComeLongAfterTheAcknowledgement_isNone() {
        for (int round = 0; round < 20; round++) {
            cycle(20, 300, 310);
        }

        assertThat(limit.found()).isZero();
    }

    @Test
    void look_numberChanges_isNone() {
        for (int round = 0; round < 20; round++) {
            cycle(20 + round % 3, 5, 6);
        }

        assertThat(limit.found()).isZero();
    }

    @Test
    void look_numberIsTheWindow_isNone() {
        for (int round = 0; round < 20; round++) {
            cycle(65_535, 5, 6);
        }

        assertThat(limit.found()).isZero();
    }

    /** One second between checkpoints, with the first and last message so many ms after the ack. */
    private void cycle(int unacknowledged, long first, long last) {
        limit.acknowledged(now);
        limit.arrived(now + first);
        limit.arrived(now + last);
        now += 1_000;
        limit.look(now, unacknowledged);
    }
}
