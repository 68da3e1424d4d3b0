package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.operators.Harness.MINUTE;
import static org.fengsui.jobs.operators.Harness.START;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.Input;
import org.junit.jupiter.api.Test;

/** From the uploader's message to the system's warning, through the operators. */
class StoreWarningTest {

    private static Input status(int minute, String id, String faults) {
        return Input.of(
                new Arrival(
                        START + minute * MINUTE,
                        "status/" + id,
                        "{\"station\":\"%s\",\"time\":\"2026-09-10T00:00:00Z\",\"state\":\"online\",\"faults\":[%s]}"
                                .formatted(id, faults)
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Warning> judged() throws Exception {
        var decode = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeFunction());
        var subjects = Harness.subjects(Harness.options(Long.MAX_VALUE), null);
        try (decode;
                subjects) {
            decode.processElement(status(0, "fengsui-store", ""), 0);
            decode.processElement(status(1, "fengsui-store", "\"refused HTTP 403\""), 0);
            decode.processElement(status(1, "W1", "\"full\""), 0);
            decode.processElement(status(2, "fengsui-store", ""), 0);
            for (var event : decode.getSideOutput(DecodeFunction.SUBJECTS)) {
                subjects.processElement(event.getValue(), event.getValue().received());
            }
            subjects.watermark(START + 10 * MINUTE);
            return subjects.extractOutputValues();
        }
    }

    @Test
    void statusOfTheStore_withAFault_raisesTheSystemsWarning() throws Exception {
        assertThat(judged())
                .extracting(Warning::hazard, Warning::subject, Warning::level, Warning::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Hazard.SYSTEM, "_system", Level.ORANGE, Status.RAISED),
                        org.assertj.core.groups.Tuple.tuple(
                                Hazard.SYSTEM, "_system", Level.ORANGE, Status.PENDING_LIFT));
    }

    @Test
    void sameMessagesAgain_giveTheSame() throws Exception {
        assertThat(judged()).isEqualTo(judged());
    }
}
