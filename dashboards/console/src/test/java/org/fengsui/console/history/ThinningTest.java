package org.fengsui.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {

    @Test
    void thin_longSeries_keepsThePeakAndTheBadValue() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            samples.add(new Sample(i * 1_000L, i == 4_321 ? 9 : 1, 1, 0));
        }
        samples.set(7_777, new Sample(7_777_000L, -3, 4, 0));
        List<Sample> thinned = Thinning.thin(samples, 0, 10_000_000, 100);
        assertThat(thinned).hasSizeLessThan(210);
        assertThat(thinned).contains(samples.get(4_321), samples.get(7_777));
        assertThat(thinned).isSortedAccordingTo((a, b) -> Long.compare(a.time(), b.time()));
    }

    @Test
    void thin_shortSeries_isLeftAlone() {
        List<Sample> samples = List.of(new Sample(1, 1, 1, 0), new Sample(2, 1, 1, 0));
        assertThat(Thinning.thin(samples, 0, 10, 100)).isEqualTo(samples);
    }
}
