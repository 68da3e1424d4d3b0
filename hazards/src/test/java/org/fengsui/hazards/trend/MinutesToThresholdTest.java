package org.fengsui.hazards.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.window.Samples;
import org.junit.jupiter.api.Test;

/**
 * How right the minutes to a threshold were in the Colorado flood of 2013, beside those of two
 * plain methods over the same samples. Prints the table of {@code docs/hazards/flood.md}.
 */
class MinutesToThresholdTest {
    private static final Path DATA = Path.of("../examples/colorado2013");
    private static final double MINUTE = 60_000;
    private static final TrendRule RULE = TrendRule.stage(15 * 60_000);
    private static final double RE_ARM = 0.05;

    /** A way to look ahead. */
    private enum Method {
        /** The product's. */
        THEIL_SEN,
        /** Least squares over the same window. */
        LEAST_SQUARES,
        /** As between the last two samples. */
        PERSISTENCE
    }

    private record Sample(long time, double value) {}

    /** Forecasts of one method. */
    private static final class Score {
        final List<Double> errors = new ArrayList<>();
        final List<Double> shares = new ArrayList<>();
        final List<Double> leads = new ArrayList<>();
        int crossings;
        int vain;
        int given;
    }

    @Test
    void forecasts_ofAllCrossings_areNoWorseThanThoseOfPlainMethods() throws IOException {
        Map<Method, Score> scores = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            scores.put(method, new Score());
        }
        Registry registry =
                RegistryReader.read("registry", Files.readString(DATA.resolve("registry.yaml")));
        RuleSet rules =
                RuleSetReader.read("rules", Files.readString(DATA.resolve("rules.yaml")), registry);
        series().forEach(
                        (station, samples) -> {
                            ScalarRule rule = rules.stageRule(registry.subject(station));
                            for (Threshold threshold : rule.levels().at(0).thresholds()) {
                                scores.forEach(
                                        (method, score) ->
                                                judge(method, samples, threshold.value(), score));
                            }
                        });
        String table = table(scores);
        System.out.println("\n" + table);
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("minutes-to-threshold.md"),
                table);

        Score ours = scores.get(Method.THEIL_SEN);
        assertThat(ours.crossings).isGreaterThan(20);
        assertThat(share(ours.vain, ours.given))
                .isLessThanOrEqualTo(share(scores.get(Method.PERSISTENCE)));
        assertThat(quantile(ours.errors, 0.9))
                .isLessThanOrEqualTo(quantile(scores.get(Method.PERSISTENCE).errors, 0.9));
    }

    private static Map<String, List<Sample>> series() throws IOException {
        Map<String, List<Sample>> series = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(DATA.resolve("observations.csv.gz"))),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",");
                if (fields[2].equals("stage")) {
                    series.computeIfAbsent(fields[1], station -> new ArrayList<>())
                            .add(
                                    new Sample(
                                            OffsetDateTime.parse(fields[0])
                                                    .toInstant()
                                                    .toEpochMilli(),
                                            Double.parseDouble(fields[3])));
                }
            }
        }
        return series;
    }

    private static void judge(Method method, List<Sample> all, double threshold, Score score) {
        Samples samples = new Samples();
        RobustSlope slope = new RobustSlope();
        boolean armed = false;
        long foreseen = 0;
        for (int i = 0; i < all.size(); i++) {
            Sample now = all.get(i);
            samples.insert(now.time(), now.value(), Quality.GOOD, -1, true);
            if (now.value() >= threshold) {
                if (armed) {
                    score.crossings++;
                    score.leads.add(foreseen == 0 ? 0 : (now.time() - foreseen) / MINUTE);
                }
                armed = false;
                foreseen = 0;
                continue;
            }
            armed |= now.value() <= threshold - RE_ARM;
            double minutes = forecast(method, samples, slope, now, threshold);
            if (!armed || Double.isNaN(minutes)) {
                foreseen = 0;
                continue;
            }
            score.given++;
            foreseen = foreseen == 0 ? now.time() : foreseen;
            double actual = crossing(all, i, threshold);
            if (Double.isNaN(actual) || actual > 2 * minutes + 30) {
                score.vain++;
            } else {
                score.errors.add(Math.abs(minutes - actual));
                score.shares.add(Math.abs(minutes - actual) / Math.max(15, actual));
            }
        }
    }

    /** Minutes until the series reaches the threshold, between samples on a straight line. */
    private static double crossing(List<Sample> all, int from, double threshold) {
        for (int i = from + 1; i < all.size(); i++) {
            Sample before = all.get(i - 1);
            Sample at = all.get(i);
            if (at.value() >= threshold) {
                double part = (threshold - before.value()) / (at.value() - before.value());
                double time = before.time() + part * (at.time() - before.time());
                return (time - all.get(from).time()) / MINUTE;
            }
        }
        return Double.NaN;
    }

    private static double forecast(
            Method method, Samples samples, RobustSlope slope, Sample now, double threshold) {
        return switch (method) {
            case THEIL_SEN -> {
                Trend line = slope.fit(samples, now.time(), RULE);
                Eta eta = line == null ? null : line.minutesTo(threshold);
                yield eta == null ? Double.NaN : eta.minutes();
            }
            case LEAST_SQUARES -> leastSquares(samples, now, threshold);
            case PERSISTENCE -> persistence(samples, now, threshold);
        };
    }

    private static double leastSquares(Samples samples, Sample now, double threshold) {
        int from = samples.after(now.time() - RULE.window());
        int n = samples.size() - from;
        if (n < RULE.minPoints()) {
            return Double.NaN;
        }
        double t = 0;
        double y = 0;
        double tt = 0;
        double ty = 0;
        for (int i = from; i < samples.size(); i++) {
            double minute = (samples.time(i) - now.time()) / MINUTE;
            t += minute;
            y += samples.value(i);
            tt += minute * minute;
            ty += minute * samples.value(i);
        }
        double rise = (n * ty - t * y) / (n * tt - t * t);
        return along(rise, (y - rise * t) / n, threshold);
    }

    private static double persistence(Samples samples, Sample now, double threshold) {
        if (samples.size() < 2) {
            return Double.NaN;
        }
        int last = samples.size() - 1;
        double rise =
                (now.value() - samples.value(last - 1))
                        / ((now.time() - samples.time(last - 1)) / MINUTE);
        return along(rise, now.value(), threshold);
    }

    private static double along(double risePerMinute, double level, double threshold) {
        double minutes = Math.max(0, threshold - level) / risePerMinute;
        return risePerMinute > 0 && minutes <= RULE.reach() / MINUTE ? minutes : Double.NaN;
    }

    private static String table(Map<Method, Score> scores) {
        StringBuilder table =
                new StringBuilder(
                        """
                        | method | crossings | foreseen | lead, min (median) | forecasts | in vain | error, min (median, p90) | error / time left (median) |
                        | --- | --: | --: | --: | --: | --: | --- | --: |
                        """);
        scores.forEach(
                (method, score) ->
                        table.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %s | %d | %d | %.0f | %d | %.0f %% | %.0f, %.0f | %.0f %% |%n",
                                        method.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                        score.crossings,
                                        score.leads.stream().filter(lead -> lead > 0).count(),
                                        quantile(score.leads, 0.5),
                                        score.given,
                                        100 * share(score),
                                        quantile(score.errors, 0.5),
                                        quantile(score.errors, 0.9),
                                        100 * quantile(score.shares, 0.5))));
        return table.toString();
    }

    private static double share(Score score) {
        return share(score.vain, score.given);
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }

    private static double quantile(List<Double> values, double p) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(p * sorted.size())));
    }
}
