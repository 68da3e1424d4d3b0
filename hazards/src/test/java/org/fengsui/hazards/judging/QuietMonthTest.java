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
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Status;
import org.junit.jupiter.api.Test;

/**
 * Negative control: four quiet weeks of the upper Calder, nine gauges, with gaps, negative stages
 * and twenty hours of one and the same value, must raise nothing. Prints the table of
 * docs/hazards/flood.md.
 */
class QuietMonthTest {

    private static final Path DATA = Path.of("../examples/calder");
    private static final double MONTH_MS = 30 * 86_400_000.0;

    @Test
    void calder_quietWeeks_raiseNothing() throws IOException {
        List<Reading> readings = readings();
        String registry = Files.readString(DATA.resolve("registry.yaml"));
        StringBuilder table = new StringBuilder();
        table.append("| rules | gauge-months | hazard | raised | per gauge-month |\n");
        table.append("| --- | --: | --- | --: | --: |\n");
        row(table, "example", registry, Files.readString(DATA.resolve("rules.yaml")), readings);
        row(table, "packaged", registry, RuleSetReader.packagedText(), readings);
        int rising = rising(registry, readings, 0.10);
        table.append("| 0.10 m in 1 h | 4.8 | river | ").append(rising).append(" | |\n");
        assertThat(rising).isLessThanOrEqualTo(2);
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("quiet-month.md"), table);
        System.out.println(table);
    }

    /** Warnings of a rate of rise alone. */
    private static int rising(String registry, List<Reading> readings, double metres)
            throws IOException {
        String rules =
                Files.readString(DATA.resolve("rules.yaml"))
                        .replace(
                                "suspect_rise: 0.10}",
                                "suspect_rise: 0.10, rises: [{window: PT1H, level: yellow, m: "
                                        + metres
                                        + "}]}");
        Rig rig = Rig.of(registry, rules);
        rig.indicatorsWanted = false;
        rig.sendAll(readings);
        return (int) rig.of(Hazard.RIVER).stream().filter(w -> w.status() == Status.RAISED).count();
    }

    private static void row(
            StringBuilder table,
            String name,
            String registry,
            String rules,
            List<Reading> readings) {
        Rig rig = Rig.of(registry, rules);
        rig.indicatorsWanted = false;
        rig.sendAll(readings);
        double months =
                9 * (readings.get(readings.size() - 1).time() - readings.get(0).time()) / MONTH_MS;
        for (Hazard hazard :
                List.of(Hazard.RIVER, Hazard.RAINSTORM, Hazard.WATERLOGGING, Hazard.STATION)) {
            long raised = rig.of(hazard).stream().filter(w -> w.status() == Status.RAISED).count();
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %s | %d | %.2f |%n",
                            name,
                            months,
                            hazard.id(),
                            raised,
                            raised / months));
            assertThat(raised).as(name + " " + hazard).isZero();
        }
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
