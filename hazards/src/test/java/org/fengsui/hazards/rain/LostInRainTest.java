package org.fengsui.hazards.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import java.util.stream.Collectors;
import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** A depth gauge that is silent while it pours on its area. */
class LostInRainTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}, {id: D2, level: district, name: 二区}]
            stations:
              - {id: A, kind: rain, area: D1, location: {lon: 115.0, lat: 28.0}, interval: PT15M, quantities: [rain]}
              - {id: W1, name: 八一桥, kind: waterlogging, area: D1, location: {lon: 115.0, lat: 28.0}, interval: PT5M, quantities: [water_depth]}
              - {id: W2, kind: waterlogging, area: D2, location: {lon: 115.0, lat: 28.0}, interval: PT5M, quantities: [water_depth]}
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                any: {levels: {blue: 0.15, yellow: 0.27, orange: 0.40, red: 0.60}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.05}
            rainstorm:
              defaults:
                any: {clauses: [{window: PT1H, level: orange, mm: 30}], continuing: {window: PT1H, mm: 0.1}, min_coverage: 0.9, confirm: 1, hold: PT30M}
            area_rain: {lost: yellow}
            """;
    private static final long QUARTER = 15 * MINUTE;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void dry(String gauge, long time) {
        rig.send(Rig.reading(gauge, "water_depth", time, 0));
    }

    private void rain(int from, int to, double mm) {
        for (int q = from; q < to; q++) {
            rig.send(Rig.reading("A", "rain", START + q * QUARTER, mm));
        }
    }

    @Test
    void dryGaugeSilentBefore_rainComes_isPresumed() {
        dry("W1", START);
        dry("W2", START);
        rain(4, 9, 10);

        Warning warning = rig.newest(Hazard.WATERLOGGING, "W1");
        assertThat(warning.basis()).isEqualTo(Basis.PRESUMED);
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.headline().zh()).isEqualTo("八一桥 失联前积水0厘米 区域暴雨中失联·按危险处置 请立即派人核实");
        assertThat(warning.evidence().get(0).rule()).isEqualTo("area_rain.lost.yellow");
        assertThat(rig.of(Hazard.WATERLOGGING)).allMatch(w -> w.subject().equals("W1"));
    }

    @Test
    void dryGaugeFallsSilentDuringRain_isPresumed() {
        rain(1, 5, 10);
        dry("W1", START + 4 * QUARTER);
        assertThat(rig.of(Hazard.WATERLOGGING)).isEmpty();
        rain(5, 8, 10);

        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").basis()).isEqualTo(Basis.PRESUMED);
    }

    @Test
    void gaugeThatIsHeard_isNotPresumed() {
        for (int i = 0; i < 30; i++) {
            dry("W1", START + i * 5 * MINUTE);
        }
        rain(10, 12, 40);

        assertThat(rig.of(Hazard.WATERLOGGING)).isEmpty();
    }

    @Test
    void rainOver_stillSilent_staysUnknown() {
        dryGaugeSilentBefore_rainComes_isPresumed();
        rain(9, 30, 0);

        Warning warning = rig.newest(Hazard.WATERLOGGING, "W1");
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(rig.of(Hazard.WATERLOGGING)).noneMatch(w -> w.status() == Status.LIFTED);
    }

    @Test
    void heardAgainAndDry_isLifted() {
        dryGaugeSilentBefore_rainComes_isPresumed();
        dry("W1", START + 9 * QUARTER);

        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void dryGaugeLeftTheRegistry_nothingIsPresumedInTheNextStorm() {
        dry("W1", START);
        rig.advance(START + 2 * QUARTER + 5 * MINUTE);
        String without =
                REGISTRY.lines()
                                .filter(line -> !line.contains("id: W1"))
                                .collect(Collectors.joining("\n"))
                        + "\n";
        rig.change(without, RULES, START + 3 * QUARTER);
        rain(4, 9, 10);

        assertThat(rig.of(Hazard.WATERLOGGING)).isEmpty();
    }

    @Test
    void switchedOff_nothingIsPresumed() {
        Rig off = Rig.of(REGISTRY, RULES.replace("lost: yellow", "lost: none"));
        off.send(Rig.reading("W1", "water_depth", START, 0));
        for (int q = 4; q < 9; q++) {
            off.send(Rig.reading("A", "rain", START + q * QUARTER, 10));
        }

        assertThat(off.of(Hazard.WATERLOGGING)).isEmpty();
    }
}
