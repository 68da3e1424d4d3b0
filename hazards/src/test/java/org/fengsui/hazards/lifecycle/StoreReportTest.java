package org.fengsui.hazards.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.StationStatus;
import org.fengsui.hazards.wire.WarningJson;
import org.fengsui.hazards.wire.Wire;
import org.junit.jupiter.api.Test;

/** What the uploader says of the store, from the message to the warning. */
class StoreReportTest {

    private static final long START = 1_789_000_200_000L;
    private static final long MINUTE = 60_000;

    private final List<Warning> warnings = new ArrayList<>();
    private final SubjectState subject = new SubjectState();
    private final SubjectJudge judge =
            new SubjectJudge(
                    Rig.config(
                            """
                            areas: [{id: D1, level: district, name: 一区}]
                            stations:
                              - {id: R1, kind: river, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT15M, quantities: [stage]}
                            """,
                            "version: 1"),
                    false);

    private void report(int minute, String faults) {
        StationStatus status = status("fengsui-store", minute, faults);
        StoreReport.of(status).ifPresent(each -> judge.assess(subject, each, new Recorder()));
    }

    private static StationStatus status(String id, int minute, String faults) {
        String text =
                "{\"station\":\"%s\",\"time\":\"2026-09-10T00:00:00Z\",\"state\":\"online\",\"faults\":[%s]}"
                        .formatted(id, faults);
        return Wire.decode(
                        new Arrival(
                                START + minute * MINUTE,
                                "status/" + id,
                                text.getBytes(StandardCharsets.UTF_8)))
                .statuses()
                .get(0);
    }

    private Warning newest() {
        return warnings.get(warnings.size() - 1);
    }

    @Test
    void storeAway_thenBack_isBlueAndLiftsByItself() {
        report(0, "\"away\"");
        assertThat(newest().level()).isEqualTo(Level.BLUE);
        assertThat(newest().headline().zh()).contains("历史数据库无响应", "请检查数据库是否运行");
        assertThat(newest().headline().en()).contains("does not answer", "start the store");
        report(1, "");
        assertThat(newest().status()).isEqualTo(Status.LIFTED);
        assertThat(warnings).hasSize(2);
    }

    @Test
    void storeRefusing_thenTaking_isOrangeUntilAPersonLiftsIt() {
        report(0, "\"away\"");
        report(1, "\"away\",\"refused HTTP 401\"");
        assertThat(newest().level()).isEqualTo(Level.ORANGE);
        assertThat(newest().status()).isEqualTo(Status.UPGRADED);
        assertThat(newest().headline().en()).contains("refuses us (HTTP 401)", "token");
        report(2, "");
        assertThat(newest().status()).isEqualTo(Status.PENDING_LIFT);
        assertThat(newest().condition()).isEqualTo(Condition.RETURNED);
        assertThat(newest().headline().en()).contains("back to normal", "lift by hand");
    }

    @Test
    void faultThatGoesOn_eachMinute_isSaidOnce() {
        for (int minute = 0; minute < 60; minute++) {
            report(minute, "\"full\",\"unreadable\",\"dropped\"");
        }
        assertThat(warnings).hasSize(1);
        assertThat(newest().headline().zh()).contains("已丢弃最早的历史", "待入库历史过多", "数据段损坏");
        assertThat(WarningJson.read(WarningJson.write(newest(), ZoneOffset.UTC)))
                .isEqualTo(newest());
    }

    @Test
    void unknownFaultAndStationsOwnStatus_sayNothing() {
        report(0, "\"awayish\",\"lens dirty\"");
        assertThat(warnings).isEmpty();
        assertThat(StoreReport.of(status("R1", 0, "\"away\""))).isEmpty();
    }

    private final class Recorder implements SubjectOutput {
        @Override
        public void warning(Warning revision) {
            warnings.add(revision);
        }

        @Override
        public void clear(Warning lifted) {
            throw new AssertionError("nothing is old enough: " + lifted.id());
        }

        @Override
        public void acted(Action action) {
            throw new AssertionError(action);
        }

        @Override
        public void refused(String actionId, String reason) {
            throw new AssertionError(reason);
        }
    }
}
