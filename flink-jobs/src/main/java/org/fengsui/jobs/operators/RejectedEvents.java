package org.fengsui.jobs.operators;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Official;
import org.fengsui.hazards.warning.Report;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Rejected;

/** Rejections of what was decoded but cannot be used. */
final class RejectedEvents {

    private RejectedEvents() {}

    static Rejected of(Reading reading, String reason) {
        String payload =
                String.format(
                        Locale.ROOT,
                        "{\"station\":\"%s\",\"time\":%d,\"values\":{\"%s\":%s}}",
                        reading.station(),
                        reading.time(),
                        reading.series(),
                        reading.value());
        return rejected(reading.received(), "obs/" + reading.station(), payload, reason);
    }

    static Rejected of(ControlEvent event, ConfigException problem) {
        return rejected(
                event.received(),
                "config/version",
                event.rules(),
                String.valueOf(problem.getMessage()));
    }

    static Rejected of(Report report, String reason) {
        String payload =
                "{\"id\":\"%s\",\"subject\":\"%s\",\"sign\":\"%s\"}"
                        .formatted(report.id(), report.subject(), report.sign());
        return rejected(report.received(), "report/" + report.reporter(), payload, reason);
    }

    static Rejected of(Official official, String reason) {
        String payload =
                "{\"id\":\"%s\",\"issuer\":\"%s\"}".formatted(official.id(), official.issuer());
        return rejected(official.received(), "official/" + official.source(), payload, reason);
    }

    static Rejected refused(long received, String actionId, String reason) {
        return rejected(received, "act", "{\"id\":\"" + actionId + "\"}", reason);
    }

    private static Rejected rejected(long received, String topic, String payload, String reason) {
        return Rejected.of(
                new Arrival(received, topic, payload.getBytes(StandardCharsets.UTF_8)), reason);
    }
}
