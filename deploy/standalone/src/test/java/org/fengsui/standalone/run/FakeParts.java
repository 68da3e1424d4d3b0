package org.fengsui.standalone.run;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.RainRule;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.rules.ScalarRule;
import org.jspecify.annotations.Nullable;

/**
 * A house with a job that counts. A text is {@code version content}; a word {@code bad} in it is an
 * error.
 */
final class FakeParts implements Parts {
    final List<String> closed = new ArrayList<>();

    private record Rules(int version) implements RuleSet {
        @Override
        public @Nullable ScalarRule depthRule(Subject subject) {
            return null;
        }

        @Override
        public @Nullable ScalarRule stageRule(Subject subject) {
            return null;
        }

        @Override
        public @Nullable RainRule rainRule(Subject subject) {
            return null;
        }

        @Override
        public @Nullable QualityRule qualityRule(Station station, String quantity) {
            return null;
        }
    }

    @Override
    public Optional<Configuration> read(
            String registryName,
            String registryText,
            String rulesName,
            String rulesText,
            List<String> problems) {
        check(registryName, registryText, problems);
        check(rulesName, rulesText, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Configuration(
                        new Registry(
                                version(registryText),
                                ZoneId.of("Asia/Shanghai"),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                Map.of()),
                        new Rules(version(rulesText)),
                        registryText,
                        rulesText));
    }

    @Override
    public String demoRegistry() {
        return "1 demo";
    }

    @Override
    public String demoRules() {
        return "1 demo";
    }

    @Override
    public String packagedRules() {
        return "1 packaged";
    }

    @Override
    public Map<String, String> messages(Configuration configuration) {
        return Map.of(
                "config/rules", configuration.rulesText(),
                "config/station/A", configuration.registryText());
    }

    @Override
    public void makeTables(Scene scene) {}

    @Override
    public AutoCloseable startUploader(Scene scene) {
        return () -> closed.add("uploader");
    }

    @Override
    public AutoCloseable startArchiveMerger(Scene scene) {
        return () -> closed.add("merger");
    }

    @Override
    public Consumer<StreamExecutionEnvironment> pipeline(Scene scene) {
        return FakeParts::count;
    }

    @Override
    public List<String> consumed() {
        return List.of();
    }

    @Override
    public RunningConsole startConsole(Scene scene) {
        return new RunningConsole(URI.create("http://127.0.0.1:1/"), () -> closed.add("console"));
    }

    @Override
    public AutoCloseable startDemo(Scene scene) {
        return () -> closed.add("demo");
    }

    static void count(StreamExecutionEnvironment environment) {
        environment
                .fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(100),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
    }

    private static void check(String name, String text, List<String> problems) {
        int line = 0;
        for (String one : text.split("\n")) {
            line++;
            if (one.contains("bad")) {
                problems.add(name + ":" + line + ": bad word");
            }
        }
    }

    private static int version(String text) {
        return Integer.parseInt(text.split(" ")[0]);
    }
}
