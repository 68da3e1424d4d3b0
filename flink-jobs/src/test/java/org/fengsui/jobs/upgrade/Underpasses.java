package org.fengsui.jobs.upgrade;

import java.util.List;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.operators.JudgingOptions;

/** Eight water level gauges under the clock of this machine. */
final class Underpasses {

    static final List<String> STATIONS = List.of("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8");

    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                low_road: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.01, confirm: 1, hold: PT10M, suspect_rise: 1.0}
            """;

    private Underpasses() {}

    static JudgingOptions judging() {
        return new JudgingOptions(registry(), RULES, false, Long.MAX_VALUE);
    }

    static String rules() {
        return RULES;
    }

    static String registry() {
        return registry(STATIONS);
    }

    static String registry(List<String> stations) {
        StringBuilder text = new StringBuilder("version: 1\n");
        text.append("areas: [{id: D1, level: district, name: 一区}]\nstations:\n");
        for (String station : stations) {
            text.append("  - {id: ")
                    .append(station)
                    .append(", kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7},")
                    .append(" interval: PT1M, quantities: [water_depth]}\n");
        }
        return text.toString();
    }

    static Arrival depth(String station, long time, double metres) {
        return new Arrival(
                time,
                "obs/" + station,
                Publisher.bytes(
                        "{\"station\":\"%s\",\"time\":%d,\"values\":{\"water_depth\":%s}}"
                                .formatted(station, time, metres)));
    }

    static Arrival acknowledged(String subject, long time) {
        return new Arrival(
                time,
                "act/duty",
                Publisher.bytes(
                        ("{\"id\":\"a1\",\"action\":\"acknowledge\",\"subject\":\"%s\","
                                        + "\"user\":\"duty\",\"role\":\"duty\",\"time\":%d}")
                                .formatted(subject, time)));
    }
}
