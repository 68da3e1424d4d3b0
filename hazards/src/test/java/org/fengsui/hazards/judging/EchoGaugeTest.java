package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import java.util.List;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.api.Test;

/** A head 2.70 m above an underpass that sends the distance to what is below it, in mm. */
class EchoGaugeTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            subjects:
              - {id: BAYI, kind: underpass, name: {zh: 八一桥下穿, en: Bayi underpass}, area: D1, location: {lon: 115.9, lat: 28.7}, close_at: 0.25}
            stations:
              - id: W1
                kind: waterlogging
                area: D1
                location: {lon: 115.9, lat: 28.7}
                interval: PT1M
                subject: BAYI
                sensors:
                  - {quantity: distance, scale: 0.001}
                  - {quantity: water_depth, from: distance, offset: 2.70, range: [-0.1, 2.70]}
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                underpass: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.05}
            """;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void distances(double... millimetres) {
        for (int i = 0; i < millimetres.length; i++) {
            rig.send(reading("W1", "distance", START + i * MINUTE, millimetres[i]));
        }
    }

    private List<Observation> of(String quantity) {
        return rig.observations.stream().filter(o -> o.quantity().equals(quantity)).toList();
    }

    @Test
    void distance_falling_raisesAsSentDepthsDo() {
        distances(2700, 2660, 2620, 2580, 2540, 2500, 2460, 2420);
        Rig sent =
                Rig.of(
                        REGISTRY.replace(
                                        "{quantity: distance, scale: 0.001}\n",
                                        "{quantity: water_depth}\n")
                                .replaceAll("(?m)^.*from: distance.*\n", ""),
                        RULES);
        double[] depths = {0, 0.04, 0.08, 0.12, 0.16, 0.20, 0.24, 0.28};
        for (int i = 0; i < depths.length; i++) {
            sent.send(reading("W1", "water_depth", START + i * MINUTE, depths[i]));
        }

        assertThat(rig.warnings).isNotEmpty();
        assertThat(rig.warnings)
                .extracting(w -> w.level() + " " + w.headline().zh())
                .isEqualTo(
                        sent.warnings.stream()
                                .map(w -> w.level() + " " + w.headline().zh())
                                .toList());
        assertThat(of("distance")).hasSize(8).allMatch(o -> o.quality() == Quality.GOOD);
        assertThat(of("water_depth").get(7).value()).isCloseTo(0.28, within(1e-9));
    }

    @Test
    void distance_nearTheGround_isDry() {
        distances(2700, 2692, 2740, 2790);

        assertThat(of("water_depth")).extracting(Observation::value).containsOnly(0.0);
    }

    @Test
    void noEcho_isMissingAndNoDepth() {
        distances(2400, 0, 300, 5000, 10000);

        assertThat(of("distance"))
                .extracting(Observation::quality)
                .containsExactly(
                        Quality.GOOD,
                        Quality.MISSING,
                        Quality.MISSING,
                        Quality.MISSING,
                        Quality.MISSING);
        assertThat(of("water_depth")).hasSize(1);
    }

    @Test
    void noEchoForLong_overDeepWater_isUnknownNotDry() {
        distances(2640, 2600, 2560, 2520, 2480, 2440, 2420, 2400);
        for (int minute = 8; minute < 40; minute++) {
            rig.send(reading("W1", "distance", START + minute * MINUTE, 5000));
        }
        rig.advance(START + 40 * MINUTE);

        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").level()).isEqualTo(Level.ORANGE);
        assertThat(rig.newest(Hazard.WATERLOGGING, "BAYI").freshness())
                .isNotEqualTo(Freshness.FRESH);
    }

    @Test
    void groundFartherThanMounted_isBadNotNegative() {
        distances(2900);

        assertThat(of("water_depth")).singleElement().matches(o -> o.quality() == Quality.BAD);
        assertThat(rig.warnings).isEmpty();
    }

    @Test
    void depthSentBesideTheDistance_isRejectedWithTheWayOut() {
        rig.send(reading("W1", "water_depth", START, 0.1));

        assertThat(rig.rejected)
                .singleElement()
                .asString()
                .contains("computes 'water_depth' from its distance: send that, or take 'from'");
    }

    @Test
    void millimetresSentAsMetres_areBadAndNamed() {
        Rig plain =
                Rig.of(
                        REGISTRY.replace(
                                        "{quantity: distance, scale: 0.001}\n",
                                        "{quantity: water_depth, range: [0, 3]}\n")
                                .replaceAll("(?m)^.*from: distance.*\n", ""),
                        RULES);
        plain.send(reading("W1", "water_depth", START, 310));
        plain.send(reading("W1", "water_depth", START + MINUTE, 9999));

        assertThat(plain.observations).allMatch(o -> o.quality() == Quality.BAD);
        assertThat(plain.rejected)
                .singleElement()
                .asString()
                .contains("looks like mm or cm: send m, or give the sensor scale: 0.001");
        assertThat(plain.warnings).isEmpty();
    }

    @Test
    void distanceThatATestCallsImpossible_givesNoDepth() {
        Rig tested =
                Rig.of(
                        REGISTRY,
                        RULES
                                + "quality: {defaults: {waterlogging: {distance: {range: {fail: [0.5, 4]}}}}}\n");
        tested.send(reading("W1", "distance", START, 450));

        assertThat(tested.observations)
                .singleElement()
                .matches(o -> o.quantity().equals("distance") && o.quality() == Quality.BAD);
    }
}
