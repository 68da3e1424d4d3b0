package org.fengsui.hazards.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.fengsui.hazards.config.Samples;
import org.junit.jupiter.api.Test;

class WarningJsonTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void write_fullWarning_isTheAgreedText() {
        assertThat(WarningJson.text(WarningSamples.FULL, ZONE))
                .isEqualTo(
                        """
                        {"id":"waterlogging-BAYI-20260701T000000000Z","hazard":"waterlogging",\
                        "subject":"BAYI","name":{"zh":"八一桥下穿","en":"Bayi underpass"},\
                        "area":"gudang","area_name":{"zh":"古荡街道","en":"Gudang"},\
                        "location":{"lon":120.15,"lat":30.28,"elevation":4.2},"level":"orange",\
                        "previous_level":"yellow","status":"upgraded","condition":"active",\
                        "basis":"measured","revision":2,"time":"2026-07-01T08:00:00+08:00",\
                        "issued":"2026-07-01T08:00:05+08:00","expires":"2026-07-01T09:00:00+08:00",\
                        "freshness":"fresh","headline":{"zh":"八一桥下穿 积水31厘米 已超封闭线25",\
                        "en":"Bayi underpass: 31 cm"},\
                        "advice":{"zh":"建议立即封闭","en":"Close now"},\
                        "evidence":[{"station":"BAYI-1","sensor":"C2","indicator":"water_depth",\
                        "value":0.31,"unit":"m","operator":">=","threshold":0.25,"window":"PT1H",\
                        "quality":1,"time":"2026-07-01T08:00:00+08:00",\
                        "rule":"waterlogging.underpass.close_at"}],\
                        "next_level":{"level":"red","distance":0.09,\
                        "eta":"2026-07-01T08:12:00+08:00",\
                        "eta_earliest":"2026-07-01T08:10:00+08:00",\
                        "eta_latest":"2026-07-01T08:15:00.5+08:00"},\
                        "rules":7,"exercise":true,"reason":"recovered"}""");
    }

    @Test
    void read_written_isTheSameWarning() {
        assertThat(WarningJson.read(WarningJson.write(WarningSamples.FULL, ZONE)))
                .isEqualTo(WarningSamples.FULL);
        assertThat(WarningJson.read(WarningJson.write(WarningSamples.BARE, ZONE)))
                .isEqualTo(WarningSamples.BARE);
    }

    @Test
    void read_somethingElse_saysWhy() {
        assertThatThrownBy(() -> WarningJson.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("id: missing; expected a string");
    }

    @Test
    void topic_areaBelowADistrict_namesTheLevelsAboveIt() {
        assertThat(WarningJson.topic(WarningSamples.FULL, Samples.registry()))
                .isEqualTo("warn/xihu/gudang/_/waterlogging/BAYI");
        assertThat(WarningJson.topic(WarningSamples.BARE, Samples.registry()))
                .isEqualTo("warn/_/_/_/station/S");
    }
}
