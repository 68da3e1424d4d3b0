package org.fengsui.hazards.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Roads that people close and open. */
class RoadTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: W1, name: {zh: 八一桥下穿, en: Bayi underpass}, kind: waterlogging, area: D1, location: {lon: 115.0, lat: 28.0}, interval: {dry: PT15M, wet: PT5M, heartbeat: PT12H}, quantities: [water_depth]}
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                any: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, close_at: 0.25, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.50}
            """;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private void depth(int minute, double metres) {
        rig.send(Rig.reading("W1", "water_depth", START + minute * MINUTE, metres));
    }

    private void act(int minute, String action, @Nullable String reason) {
        long time = START + minute * MINUTE;
        rig.act(
                new Action(
                        "a" + minute, action, null, "W1", "wang", "duty", null, reason, time, time),
                "W1");
    }

    @Test
    void closed_warningSaysSinceWhenAndByWhom() {
        depth(0, 0.31);
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").headline().zh()).contains("建议立即封闭");
        act(2, "close_road", null);

        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").headline().zh())
                .contains("已封闭(09-10")
                .contains("wang)")
                .doesNotContain("建议立即封闭");
        assertThat(rig.actions).extracting(Action::action).containsExactly("close_road");
    }

    @Test
    void lifted_roadStaysClosed() {
        closed_warningSaysSinceWhenAndByWhom();
        for (int m = 5; m < 60; m += 5) {
            depth(m, 0);
        }
        String id = rig.newest(Hazard.WATERLOGGING, "W1").id();
        long time = START + 60 * MINUTE;
        rig.act(new Action("l", "lift", id, "W1", "wang", "duty", null, null, time, time), "W1");
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").status()).isEqualTo(Status.LIFTED);
        depth(65, 0.12);

        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").headline().zh()).contains("已封闭(");
    }

    @Test
    void reopened_whileItIsDeep_takesAReason() {
        closed_warningSaysSinceWhenAndByWhom();
        act(3, "reopen_road", null);
        assertThat(rig.rejected)
                .singleElement()
                .asString()
                .contains("is orange and active; give a reason to open the road nevertheless");

        act(4, "reopen_road", "公交改道 已设岗");
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").headline().zh()).contains("建议立即封闭");
        assertThat(rig.actions)
                .extracting(Action::action)
                .containsExactly("close_road", "reopen_road");
    }

    @Test
    void closedTwice_orOpenedWhenOpen_isRefused() {
        act(1, "reopen_road", null);
        act(2, "close_road", null);
        act(3, "close_road", null);

        assertThat(rig.rejected).hasSize(2);
        assertThat(rig.rejected.get(0)).isEqualTo("nobody has closed the road here");
        assertThat(rig.rejected.get(1))
                .startsWith("the road is closed since 09-10")
                .endsWith("already");
    }

    @Test
    void wetGauge_isOverdueByItsWetInterval_dryOneByItsHeartbeat() {
        depth(0, 0.12);
        rig.advance(START + 12 * MINUTE);
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").headline().zh()).contains("数据过时");

        depth(13, 0);
        depth(28, 0);
        assertThat(rig.newest(Hazard.WATERLOGGING, "W1").status()).isEqualTo(Status.LIFTED);
        rig.advance(START + 600 * MINUTE);
        assertThat(rig.assessments)
                .last()
                .satisfies(a -> assertThat(a.freshness().id()).isEqualTo("fresh"));
    }
}
