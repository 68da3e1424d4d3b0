package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.operators.Harness.START;

import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.Input;
import org.junit.jupiter.api.Test;

/** From a person's message to the warning, and to the rejection, through the operators. */
class ReportedWarningTest {

    private static Input report(String reporter, String subject) {
        String text =
                "{\"id\":\"r1\",\"time\":%d,\"reporter\":\"%s\",\"role\":\"patrol\",\"subject\":\"%s\",\"sign\":\"trapped\",\"text\":\"\",\"entered_by\":\"x\"}"
                        .formatted(START, reporter, subject);
        return Input.of(
                new Arrival(START, "report/" + reporter, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void report_ofAKnownPlaceWarns_ofAnotherIsRejectedUnderItsTopic() throws Exception {
        var decode = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeFunction());
        var subjects = Harness.subjects(Harness.options(Long.MAX_VALUE), null);
        try (decode;
                subjects) {
            decode.processElement(report("LIU", "W1"), 0);
            decode.processElement(report("WANG", "NOWHERE"), 0);
            for (var event : decode.getSideOutput(DecodeFunction.SUBJECTS)) {
                subjects.processElement(event.getValue(), event.getValue().received());
            }
            subjects.watermark(START + 1);

            assertThat(subjects.extractOutputValues())
                    .singleElement()
                    .matches(warning -> warning.level() == Level.RED)
                    .matches(warning -> warning.basis() == Basis.REPORTED);
            assertThat(subjects.getSideOutput(SubjectOperator.REFUSED))
                    .singleElement()
                    .matches(record -> record.getValue().topic().equals("report/WANG"))
                    .matches(record -> record.getValue().reason().contains("'NOWHERE'"));
        }
    }
}
