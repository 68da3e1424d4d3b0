package org.fengsui.hazards.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fengsui.hazards.observation.Quality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of {@code ioos_qc}, the reference implementation, each value given as it would come in.
 */
class QartodCasesTest {

    private static final long FROM = 1_789_000_000_000L;

    @Test
    void cases_areAllThere() throws IOException {
        assertThat(cases()).hasSize(30);
    }

    @TestFactory
    List<DynamicTest> eachCase_hasTheFlagsOfTheReference() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : cases()) {
            String name = tests.size() + " " + each.path("test").asText();
            tests.add(
                    DynamicTest.dynamicTest(
                            name,
                            () -> assertThat(flags(each)).isEqualTo(numbers(each, "expected"))));
        }
        return tests;
    }

    private static List<JsonNode> cases() throws IOException {
        try (InputStream in = QartodCasesTest.class.getResourceAsStream("/qartod/cases.json")) {
            JsonNode file = new ObjectMapper().readTree(in);
            return StreamSupport.stream(file.path("cases").spliterator(), false).toList();
        }
    }

    private static List<Integer> flags(JsonNode given) {
        return switch (given.path("test").asText()) {
            case "aggregate" -> aggregate(given);
            case "spike" -> spikes(given);
            case "attenuated" -> attenuated(given);
            default -> inOrder(given);
        };
    }

    private static List<Integer> inOrder(JsonNode given) {
        QualityRule rule = rule(given);
        SeriesMemory memory = new SeriesMemory();
        long step = Math.max(1, given.path("step_s").asLong()) * 1000;
        List<Integer> flags = new ArrayList<>();
        for (JsonNode value : given.path("inp")) {
            long time = FROM + flags.size() * step;
            if (value.isNull()) {
                memory.interrupt();
                flags.add(Quality.MISSING.code());
            } else {
                double number = value.asDouble();
                Quality found = memory.next(rule, time, number, time, step, Long.MAX_VALUE);
                flags.add(Quality.worst(rule.alone(time, number), found).code());
            }
        }
        return flags;
    }

    private static QualityRule rule(JsonNode given) {
        return switch (given.path("test").asText()) {
            case "gross_range" ->
                    only(new GrossRange(span(given, "suspect_span"), span(given, "fail_span")));
            case "rate_of_change" ->
                    new QualityRule(
                            null,
                            null,
                            null,
                            new RateOfChange(
                                    new Limits(
                                            quotient(given, "suspect_per_s"),
                                            quotient(given, "fail_per_s"))),
                            null,
                            null);
            case "flat_line" ->
                    new QualityRule(
                            null,
                            null,
                            null,
                            null,
                            new FlatLine(
                                    given.path("suspect_s").asLong() * 1000,
                                    given.path("fail_s").asLong() * 1000,
                                    given.path("tolerance").asDouble(),
                                    Double.NEGATIVE_INFINITY),
                            null);
            default -> throw new IllegalArgumentException(given.toString());
        };
    }

    private static QualityRule only(GrossRange range) {
        return new QualityRule(range, null, null, null, null, null);
    }

    /** A spike is known one value later; ends and neighbours of a missing value never are. */
    private static List<Integer> spikes(JsonNode given) {
        Spike spike =
                new Spike(
                        Spike.Method.valueOf(
                                given.path("method").asText().toUpperCase(Locale.ROOT)),
                        new Limits(number(given, "suspect"), number(given, "fail")));
        QualityRule rule = new QualityRule(null, null, spike, null, null, null);
        SeriesMemory memory = new SeriesMemory();
        JsonNode values = given.path("inp");
        Integer[] flags = new Integer[values.size()];
        for (int i = 0; i < flags.length; i++) {
            long time = FROM + i * 1000L;
            if (values.get(i).isNull()) {
                flags[i] = Quality.MISSING.code();
                memory.interrupt();
                continue;
            }
            double value = values.get(i).asDouble();
            flags[i] = Quality.NOT_EVALUATED.code();
            SeriesMemory.Spiked spiked = memory.spiked(rule, time, value, Long.MAX_VALUE);
            if (i > 1 && !values.get(i - 1).isNull() && !values.get(i - 2).isNull()) {
                flags[i - 1] = spiked == null ? Quality.GOOD.code() : spiked.flag().code();
            }
            memory.next(rule, time, value, time, 1000, Long.MAX_VALUE);
        }
        return Arrays.asList(flags);
    }

    /** The reference takes the whole series for the window, and so gives all values one flag. */
    private static List<Integer> attenuated(JsonNode given) {
        Attenuation.Measure measure =
                Attenuation.Measure.valueOf(given.path("check").asText().toUpperCase(Locale.ROOT));
        long step = given.path("step_s").asLong() * 1000;
        Attenuation test =
                new Attenuation(
                        measure,
                        Variation.PARTS * step,
                        new Limits(number(given, "suspect"), number(given, "fail")));
        Variation variation = new Variation();
        int size = given.path("inp").size();
        for (int i = 0; i < size; i++) {
            variation.add(FROM + i * step, given.path("inp").get(i).asDouble(), test.window());
        }
        return IntStream.range(0, size).mapToObj(i -> test.of(variation).code()).toList();
    }

    private static List<Integer> aggregate(JsonNode given) {
        List<Integer> flags = new ArrayList<>();
        for (int i = 0; i < given.path("expected").size(); i++) {
            Quality worst = Quality.MISSING;
            for (JsonNode vector : given.path("vectors")) {
                worst = Quality.worst(worst, Quality.ofCode(vector.get(i).asInt()));
            }
            flags.add(worst.code());
        }
        return flags;
    }

    private static Span span(JsonNode given, String name) {
        return new Span(given.path(name).get(0).asDouble(), given.path(name).get(1).asDouble());
    }

    private static @Nullable Double number(JsonNode given, String name) {
        return given.path(name).isNull() ? null : given.path(name).asDouble();
    }

    /** {@code 5/15/60}, divided from the left as the reference does it: one ulp decides a case. */
    private static @Nullable Double quotient(JsonNode given, String name) {
        if (given.path(name).isNull()) {
            return null;
        }
        String[] parts = given.path(name).asText().split("/");
        double quotient = Double.parseDouble(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            quotient /= Double.parseDouble(parts[i]);
        }
        return quotient;
    }

    private static List<Integer> numbers(JsonNode given, String name) {
        List<Integer> numbers = new ArrayList<>();
        given.path(name).forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }
}
