package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** Stations that a person has taken out of service. */
class ServiceTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: W1, name: 八一桥, kind: waterlogging, area: D1, location: {lon: 115.0, lat: 28.0}, interval: PT1M, quantities: [water_depth]}
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                any: {levels: {blue: 0.15, yellow: 0.27, orange: 0.40, red: 0.60}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.30}
            """;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void depth(int minute, double metres) {
        rig.send(Rig.reading("W1", "water_depth", START + minute * MINUTE, metres));
    }

    private void maintenance(int from, int to) {
        rig.service =
                rig.service.with(
                        new Service.Window(
                                "W1", null, START + from * MINUTE, START + to * MINUTE, true));
    }

    @Test
    void bucketPouredOverTheGauge_raisesNothing() {
        depth(0, 0);
        maintenance(5, 30);
        for (int m = 5; m < 30; m++) {
            depth(m, 0.7);
        }

        assertThat(rig.of(Hazard.WATERLOGGING)).isEmpty();
        assertThat(rig.observations)
                .last()
                .satisfies(o -> assertThat(o.quality()).isEqualTo(Quality.NOT_EVALUATED))
                .satisfies(o -> assertThat(o.value()).isEqualTo(0.7));
    }

    @Test
    void openWarning_isUnknownWithTheReasonAndStays() {
        depth(0, 0.1);
        depth(1, 0.3);
        maintenance(2, 60);
        for (int m = 2; m < 50; m++) {
            depth(m, 0);
        }

        Warning warning = rig.newest(Hazard.WATERLOGGING, "W1");
        assertThat(warning.level()).isEqualTo(Level.YELLOW);
        assertThat(warning.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(warning.headline().zh()).contains("检修中(至");
        assertThat(warning.basis()).isEqualTo(Basis.MEASURED);
    }

    @Test
    void windowOver_isJudgedAgainByItself() {
        bucketPouredOverTheGauge_raisesNothing();
        depth(30, 0.3);

        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void backInService_endsTheWindow() {
        depth(0, 0);
        maintenance(5, 600);
        depth(6, 0.7);
        rig.service = rig.service.back("W1", null, START + 10 * MINUTE);
        depth(11, 0.3);

        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void silentWhileOut_isNotPresumedEvenIfItRoseBefore() {
        for (int m = 0; m < 10; m++) {
            depth(m, 0.05 * m);
        }
        maintenance(10, 600);
        rig.advance(START + 300 * MINUTE);

        assertThat(rig.of(Hazard.WATERLOGGING)).noneMatch(w -> w.basis() == Basis.PRESUMED);
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void action_onNoStationOrWithoutAnEnd_isRefused() {
        Registry registry = Rig.config(REGISTRY, RULES).registry();

        assertThat(Service.problem(registry, action("NOBODY", START + 60 * MINUTE)))
                .isEqualTo("station: the registry has no station 'NOBODY'; correct the id");
        assertThat(Service.problem(registry, action("W1", START - 1)))
                .startsWith("until: expected");
        assertThat(Service.problem(registry, action("W1", START + 31 * 1440 * MINUTE)))
                .startsWith("until: expected");
        assertThat(Service.problem(registry, action("W1", START + 60 * MINUTE))).isNull();
    }

    private static Action action(String station, long until) {
        return new Action(
                "a",
                "maintenance",
                null,
                null,
                "wang",
                "duty",
                null,
                null,
                START,
                START,
                station,
                null,
                0,
                until);
    }

    @Test
    void otherSensor_isJudgedOn() {
        rig.service =
                Service.NONE.with(
                        new Service.Window("W1", "B", START, START + 600 * MINUTE, false));
        depth(0, 0);
        depth(1, 0.3);

        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").level()).isEqualTo(Level.YELLOW);
    }
}
