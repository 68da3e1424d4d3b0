package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/**
 * Negative control: four quiet weeks of the upper Calder, nine gauges, with gaps, negative stages
 * and twenty hours of one and the same value, must raise nothing. Prints the table of
 * docs/hazards/flood.md.
 */
class QuietMonthTest {

    private static final Path DATA = Path.of("../examples/calder");
    private static final double MONTH_MS = 30 * 86_400_000.0;

    private static final List<Level> LEVELS =
            List.of(Level.BLUE, Level.YELLOW, Level.ORANGE, Level.RED);

    @Test
    void calder_quietWeeks_raiseNothing() throws IOException {
        List<Reading> readings = readings();
        assertThat(readings).hasSize(24_712);
        String registry = Files.readString(DATA.resolve("registry.yaml"));
        String example = Files.readString(DATA.resolve("rules.yaml"));
        StringBuilder table = new StringBuilder();
        table.append("| rules | hazard | gauge-months | blue | yellow | orange | red |")
                .append(" per gauge-month | below, 95 % |\n")
                .append("| --- | --- | --: | --: | --: | --: | --: | --: | --: |\n");
        Rig judged = judged(registry, example, readings);
        assertThat(judged.observations).hasSizeGreaterThanOrEqualTo(readings.size());
        double rivers = months(readings, "stage");
        double rains = months(readings, "rain");
        row(table, "example", Hazard.RIVER, rivers, judged);
        row(table, "example", Hazard.RAINSTORM, rains, judged);
        row(table, "example", Hazard.STATION, rivers + rains, judged);
        assertThat(judged.warnings).isEmpty();
        Rig packaged = judged(registry, RuleSetReader.packagedText(), readings);
        row(table, "packaged", Hazard.RAINSTORM, rains, packaged);
        row(table, "packaged", Hazard.STATION, rivers + rains, packaged);
        assertThat(packaged.warnings).isEmpty();
        Rig rising = judged(registry, rising(example), readings);
        row(table, "example, 0.10 m in 1 h", Hazard.RIVER, rivers, rising);
        assertThat(raised(rising, Hazard.RIVER)).hasSize(2);
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("quiet-month.md"), table);
        System.out.println(table);
    }

    /** With a rate of rise that vendors preset, which shows that the gauges are judged at all. */
    private static String rising(String rules) {
        return rules.replace(
                "suspect_rise: 0.10}",
                "suspect_rise: 0.10, rises: [{window: PT1H, level: yellow, m: 0.10}]}");
    }

    private static Rig judged(String registry, String rules, List<Reading> readings) {
        Rig rig = Rig.of(registry, rules);
        rig.indicatorsWanted = false;
        return rig.sendAll(readings);
    }

    /** The last column: the greatest rate at which so few would still be seen in 5 % of cases. */
    private static void row(
            StringBuilder table, String rules, Hazard hazard, double months, Rig rig) {
        Collection<Warning> raised = raised(rig, hazard);
        table.append(String.format(Locale.ROOT, "| %s | %s | %.1f |", rules, hazard.id(), months));
        for (Level level : LEVELS) {
            table.append(' ')
                    .append(raised.stream().filter(each -> each.level() == level).count())
                    .append(" |");
        }
        double bound =
                new ChiSquaredDistribution(2.0 * (raised.size() + 1))
                                .inverseCumulativeProbability(0.95)
                        / 2;
        table.append(
                String.format(
                        Locale.ROOT, " %.2f | %.1f |\n", raised.size() / months, bound / months));
    }

    /** Of each warning the revision with the highest level that it came to. */
    private static Collection<Warning> raised(Rig rig, Hazard hazard) {
        Map<String, Warning> highest = new TreeMap<>();
        for (Warning each : rig.of(hazard)) {
            highest.merge(each.id(), each, (a, b) -> b.level().isAbove(a.level()) ? b : a);
        }
        return highest.values();
    }

    /** Of 30 days, over all gauges of the quantity, each from its first to its last reading. */
    private static double months(List<Reading> readings, String quantity) {
        return readings.stream()
                .filter(each -> each.quantity().equals(quantity))
                .collect(
                        Collectors.groupingBy(
                                Reading::station, Collectors.summarizingLong(Reading::time)))
                .values()
                .stream()
                .mapToDouble(each -> (each.getMax() - each.getMin()) / MONTH_MS)
                .sum();
    }

    private static List<Reading> readings() throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(DATA.resolve("observations.csv.gz"))),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                long time = Instant.parse(cells[0]).toEpochMilli();
                readings.add(Rig.reading(cells[1], cells[2], time, Double.parseDouble(cells[3])));
            }
        }
        return readings;
    }
}
