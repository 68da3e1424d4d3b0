package org.fengsui.jobs.operators;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.ConfigTexts;

/** Both judging operators in Flink's harness, and what they are fed with. */
final class Harness {

    static final long MINUTE = 60_000L;
    static final long START = 1_789_000_200_000L;

    private static final int KEY_GROUPS = 128;

    private Harness() {}

    static KeyedBroadcastOperatorTestHarness<String, Reading, ControlEvent, Assessment> stations(
            JudgingOptions options, OperatorSubtaskState state) throws Exception {
        var harness =
                new KeyedBroadcastOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new StationOperator(options), List.of(StationOperator.CONTROL)),
                        Reading::station,
                        Types.STRING,
                        KEY_GROUPS,
                        1,
                        0);
        harness.getExecutionConfig().configure(nativeTypes(), Harness.class.getClassLoader());
        harness.setup();
        harness.initializeState(state);
        harness.open();
        return harness;
    }

    static KeyedBroadcastOperatorTestHarness<String, SubjectEvent, ControlEvent, Warning> subjects(
            JudgingOptions options, OperatorSubtaskState state) throws Exception {
        var harness =
                new KeyedBroadcastOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new SubjectOperator(options), List.of(StationOperator.CONTROL)),
                        SubjectEvent::subject,
                        Types.STRING,
                        KEY_GROUPS,
                        1,
                        0);
        harness.getExecutionConfig().configure(nativeTypes(), Harness.class.getClassLoader());
        harness.setup();
        harness.initializeState(state);
        harness.open();
        return harness;
    }

    static Configuration nativeTypes() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return configuration;
    }

    static JudgingOptions options(long end) {
        return new JudgingOptions(registry(1, "W1", "W2"), rules(1, 0.08), false, end);
    }

    static String registry(int version, String... stations) {
        StringBuilder text = new StringBuilder("version: " + version + "\n");
        text.append("areas: [{id: D1, level: district, name: 一区}]\nstations:\n");
        for (String station : stations) {
            text.append("  - {id: ")
                    .append(station)
                    .append(", kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7},")
                    .append(" interval: PT1M, quantities: [water_depth]}\n");
        }
        return text.toString();
    }

    /** Rules whose blue begins at a depth in m. */
    static String rules(int version, double blue) {
        return """
               version: %d
               waterlogging:
                 defaults:
                   low_road: {levels: {blue: %s, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.01, confirm: 1, hold: PT10M, suspect_rise: 0.05}
               """
                .formatted(version, blue);
    }

    static ControlEvent config(long received, int version, String registry, String rules) {
        return ControlEvent.config(received, new ConfigTexts(version, version, registry, rules));
    }

    static Reading depth(String station, long time, long received, double value) {
        return new Reading(
                station,
                "",
                "water_depth",
                0,
                time,
                -1,
                false,
                value,
                Quality.NOT_EVALUATED,
                received);
    }

    static Reading depth(String station, long time, double value) {
        return depth(station, time, time, value);
    }
}
