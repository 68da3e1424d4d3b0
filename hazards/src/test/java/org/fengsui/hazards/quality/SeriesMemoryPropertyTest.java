package org.fengsui.hazards.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.fengsui.hazards.observation.Quality;

/** The running figures against those of the whole window. */
class SeriesMemoryPropertyTest {

    private static final long STEP = 60_000;
    private static final long FROM = 1_789_000_000_000L / STEP * STEP;

    @Property
    void flatLine_ofAnySeries_isThatOfItsWindow(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 4) Integer> values,
            @ForAll @IntRange(min = 1, max = 9) int suspect,
            @ForAll @IntRange(min = 1, max = 4) int tolerance) {
        FlatLine test = new FlatLine(suspect * STEP, null, tolerance, Double.NEGATIVE_INFINITY);
        Plateau plateau = new Plateau();
        for (int i = 0; i < values.size(); i++) {
            plateau.add(FROM + i * STEP, values.get(i), tolerance);
            Quality found = test.of(plateau, FROM + i * STEP, values.get(i), STEP);

            List<Integer> window = values.subList(Math.max(0, i - suspect), i + 1);
            int range =
                    window.stream().mapToInt(Integer::intValue).max().orElseThrow()
                            - window.stream().mapToInt(Integer::intValue).min().orElseThrow();
            boolean flat = i >= suspect && range < tolerance;
            assertThat(found).as("value %d", i).isEqualTo(flat ? Quality.SUSPECT : Quality.GOOD);
        }
    }

    @Property
    void variation_ofAnySeries_isThatOfItsWindow(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -50, max = 50) Integer> values) {
        Variation variation = new Variation();
        for (int i = 0; i < values.size(); i++) {
            variation.add(FROM + i * STEP, 1e6 + values.get(i), Variation.PARTS * STEP);

            double[] window =
                    values.subList(Math.max(0, i + 1 - Variation.PARTS), i + 1).stream()
                            .mapToDouble(Integer::doubleValue)
                            .toArray();
            double mean = Arrays.stream(window).average().orElseThrow();
            double variance =
                    Arrays.stream(window).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
            assertThat(variation.deviation()).isCloseTo(Math.sqrt(variance), within(1e-6));
            assertThat(variation.range())
                    .isEqualTo(
                            Arrays.stream(window).max().orElseThrow()
                                    - Arrays.stream(window).min().orElseThrow());
        }
    }

    @Property
    void plateau_ofASlowRamp_staysSmall(@ForAll @IntRange(min = 100, max = 2000) int values) {
        Plateau plateau = new Plateau();
        for (int i = 0; i < values; i++) {
            plateau.add(FROM + i * STEP, i * 1e-6, 1);
            plateau.add(FROM + i * STEP + 1, -i * 1e-6, 1);
        }
        assertThat(Math.max(plateau.maxima.count, plateau.minima.count)).isLessThanOrEqualTo(64);
    }
}
