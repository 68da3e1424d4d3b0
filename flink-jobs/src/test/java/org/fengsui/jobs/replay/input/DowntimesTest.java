package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.IngestGap;
import org.junit.jupiter.api.Test;

class DowntimesTest {

    @Test
    void known_gap_isTakenInAtItsBeginning() {
        Arrival gap = new Arrival(9_000, Arrival.GAP, new IngestGap(2_000, 9_000).toJson());

        Arrival known = Downtimes.known(gap);

        assertThat(known.received()).isEqualTo(2_000);
        assertThat(known.payload()).isEqualTo(gap.payload());
    }

    @Test
    void known_anythingElse_staysWhereItIs() {
        Arrival reading = new Arrival(9_000, "obs/A", "{}".getBytes(StandardCharsets.UTF_8));
        Arrival garbled = new Arrival(9_000, Arrival.GAP, new byte[] {1});

        assertThat(Downtimes.known(reading)).isSameAs(reading);
        assertThat(Downtimes.known(garbled)).isSameAs(garbled);
    }
}
