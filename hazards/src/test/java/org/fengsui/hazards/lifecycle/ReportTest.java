package org.fengsui.hazards.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;
import static org.fengsui.hazards.judging.Rig.reading;

import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Report;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** What people see at an underpass, with a gauge there and without. */
class ReportTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            subjects:
              - {id: BAYI, kind: underpass, name: {zh: 八一桥下穿, en: Bayi underpass}, area: D1, location: {lon: 115.9, lat: 28.7}, close_at: 0.25}
            stations:
              - {id: W1, kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT5M, subject: BAYI, quantities: [water_depth]}
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                underpass: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.05}
            """;
    private static final long HOUR = 60 * MINUTE;

    private final Rig rig = Rig.of(REGISTRY, RULES);

    private Report depth(String reporter, long time, double metres) {
        return new Report(
                "r" + time + reporter, reporter, "patrol", "BAYI", "depth", metres, time, time);
    }

    private static Report late(Report report, long received) {
        return new Report(
                report.id(),
                report.reporter(),
                report.role(),
                report.subject(),
                report.sign(),
                report.value(),
                report.time(),
                received);
    }

    private Warning newest() {
        return rig.newest(Hazard.WATERLOGGING, "BAYI");
    }

    @Test
    void depth_raisesAtOnceAndSaysWhoSawIt() {
        rig.report(depth("LIU", START, 0.18));

        assertThat(newest().status()).isEqualTo(Status.RAISED);
        assertThat(newest().level()).isEqualTo(Level.YELLOW);
        assertThat(newest().basis()).isEqualTo(Basis.REPORTED);
        assertThat(newest().headline().zh()).isEqualTo("八一桥下穿 积水18厘米 已超15线 巡查员报告 建议减速慢行 准备封闭");
        assertThat(newest().evidence())
                .singleElement()
                .matches(e -> e.station().equals("LIU") && e.rule().endsWith("underpass.yellow"));
    }

    @Test
    void peopleTrapped_areRed() {
        rig.report(new Report("r1", "WANG", "119", "BAYI", "trapped", 0, START, START));

        assertThat(newest().level()).isEqualTo(Level.RED);
        assertThat(newest().headline().zh()).isEqualTo("八一桥下穿 有人被困 119报告 建议立即封闭并救援");
    }

    @Test
    void worseOfReportAndGauge_decides() {
        rig.report(depth("LIU", START, 0.30));
        rig.send(reading("W1", "water_depth", START + MINUTE, 0.02));
        assertThat(newest().level()).isEqualTo(Level.ORANGE);
        assertThat(newest().condition()).isEqualTo(Condition.ACTIVE);

        Rig other = Rig.of(REGISTRY, RULES);
        other.send(reading("W1", "water_depth", START, 0.30));
        other.report(depth("LIU", START + MINUTE, 0.02));
        assertThat(other.newest(Hazard.WATERLOGGING, "BAYI").level()).isEqualTo(Level.ORANGE);
        assertThat(other.newest(Hazard.WATERLOGGING, "BAYI").condition())
                .isEqualTo(Condition.ACTIVE);
    }

    @Test
    void newestReport_takesThePlaceOfEarlierOnesOfAnybody() {
        rig.report(depth("LIU", START, 0.18));
        rig.report(depth("WANG", START + 10 * MINUTE, 0.0));
        assertThat(newest().status()).isEqualTo(Status.LIFTED);

        rig.report(depth("LIU", START + 20 * MINUTE, 0.30));
        rig.report(depth("WANG", START + 30 * MINUTE, 0.0));
        assertThat(newest().status()).isEqualTo(Status.PENDING_LIFT);
        assertThat(newest().level()).isEqualTo(Level.ORANGE);

        rig.report(late(depth("LIU", START + 25 * MINUTE, 0.45), START + 31 * MINUTE));
        assertThat(newest().level()).isEqualTo(Level.ORANGE);
    }

    @Test
    void oldReport_becomesUnknownAndLiftsNothing() {
        rig.report(depth("LIU", START, 0.18));
        rig.advance(START + 2 * HOUR - 1);
        assertThat(newest().condition()).isEqualTo(Condition.ACTIVE);

        rig.advance(START + 2 * HOUR);
        assertThat(newest().condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(newest().level()).isEqualTo(Level.YELLOW);
        assertThat(newest().headline().zh()).contains("报告已久 现况不明", "请立即派人核实");
    }

    @Test
    void reportOfHoursAgo_isRecordedAfterwardsOnly() {
        rig.report(late(depth("LIU", START, 0.50), START + 3 * HOUR));

        assertThat(rig.warnings)
                .singleElement()
                .matches(warning -> warning.status() == Status.RETROSPECTIVE);
    }

    @Test
    void whatAPersonReported_aPersonMayLift() {
        rig.report(depth("LIU", START, 0.50));
        rig.act(lift(START + MINUTE), "BAYI");

        assertThat(newest().status()).isEqualTo(Status.LIFTED);
    }

    @Test
    void whatAGaugeMeasuresToo_isNotLiftedForBeingReported() {
        rig.send(reading("W1", "water_depth", START - MINUTE, 0.42));
        rig.report(depth("LIU", START, 0.50));
        assertThat(newest().basis()).isEqualTo(Basis.REPORTED);
        rig.act(lift(START + MINUTE), "BAYI");

        assertThat(newest().level()).isEqualTo(Level.RED);
        assertThat(rig.rejected)
                .singleElement()
                .asString()
                .contains("while the danger is measured");
    }

    private Action lift(long time) {
        return new Action(
                "a1", "lift", newest().id(), null, "duty", "duty", null, "checked", time, time);
    }

    @Test
    void placeThatIsUnknown_isRefusedWithTheWayOut() {
        rig.report(new Report("r9", "LIU", "patrol", "NOWHERE", "depth", 0.3, START, START));

        assertThat(rig.warnings).isEmpty();
        assertThat(rig.rejected)
                .singleElement()
                .asString()
                .contains("no subject 'NOWHERE'; correct the report or add the place");
    }
}
