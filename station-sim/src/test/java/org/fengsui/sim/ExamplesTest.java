package org.fengsui.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.api.Test;

/** What the records of the examples do against their own thresholds, as their READMEs say. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    private record Example(Registry registry, RuleSet rules, Series series) {

        static Example read(String name) throws Exception {
            Path folder = EXAMPLES.resolve(name);
            Registry registry =
                    RegistryReader.read(
                            "registry.yaml", Files.readString(folder.resolve("registry.yaml")));
            return new Example(
                    registry,
                    RuleSetReader.read(
                            "rules.yaml", Files.readString(folder.resolve("rules.yaml")), registry),
                    SeriesReader.read(folder.resolve("observations.csv.gz")));
        }

        LevelTable levels(String station) {
            return rules.stageRule(registry.subject(station)).levels().at(0);
        }

        Map<String, List<SeriesRow>> stages() {
            return series.rows().stream()
                    .filter(row -> row.series().equals("stage"))
                    .collect(Collectors.groupingBy(SeriesRow::station));
        }

        Map<Level, String> firstReached(String station) {
            Map<Level, String> first = new EnumMap<>(Level.class);
            for (SeriesRow row : stages().get(station)) {
                Level level = levels(station).levelOf(row.value());
                for (Level each : Level.values()) {
                    if (each != Level.NONE && level.isAtLeast(each)) {
                        first.putIfAbsent(each, Instant.ofEpochMilli(row.time()).toString());
                    }
                }
            }
            return first;
        }
    }

    @Test
    void everyReading_isOfAStationAndSensorOfTheRegistry() throws Exception {
        for (String name : List.of("colorado2013", "calder")) {
            Example example = Example.read(name);
            assertThat(example.series().rows())
                    .allMatch(
                            row ->
                                    example.registry()
                                                    .stations()
                                                    .get(row.station())
                                                    .sensor(row.series(), "")
                                            != null);
        }
    }

    @Test
    void colorado2013_flood_reachesTheLevelsWhenTheReadmeSays() throws Exception {
        Example colorado = Example.read("colorado2013");

        assertThat(colorado.firstReached("SAND"))
                .containsEntry(Level.BLUE, "2013-09-12T00:45:00Z")
                .containsEntry(Level.YELLOW, "2013-09-12T05:30:00Z")
                .containsEntry(Level.ORANGE, "2013-09-12T06:00:00Z")
                .containsEntry(Level.RED, "2013-09-12T14:15:00Z");
        assertThat(colorado.firstReached("LOVELAND"))
                .containsEntry(Level.BLUE, "2013-09-12T12:30:00Z")
                .containsEntry(Level.YELLOW, "2013-09-12T13:45:00Z")
                .containsEntry(Level.ORANGE, "2013-09-12T16:15:00Z")
                .doesNotContainKey(Level.RED);
        for (String red : List.of("ESTES", "BOULDER", "SPLATTE", "POUDRE")) {
            assertThat(colorado.firstReached(red)).hasSize(4);
        }
        assertThat(colorado.firstReached("BEAR")).hasSize(3);
        assertThat(colorado.firstReached("CLEAR")).hasSize(2);
    }

    @Test
    void colorado2013_quietDays_reachNoLevel() throws Exception {
        Example colorado = Example.read("colorado2013");
        long floodBegins = Instant.parse("2013-09-11T06:00:00Z").toEpochMilli();

        colorado.stages()
                .forEach(
                        (station, rows) ->
                                assertThat(rows)
                                        .filteredOn(row -> row.time() < floodBegins)
                                        .hasSizeGreaterThan(190)
                                        .allMatch(
                                                row ->
                                                        colorado.levels(station)
                                                                        .levelOf(row.value())
                                                                == Level.NONE));
    }

    @Test
    void colorado2013_gaugesThatWereLost_stopHighAndRising() throws Exception {
        Example colorado = Example.read("colorado2013");

        for (String lost : List.of("SAND", "LOVELAND")) {
            List<SeriesRow> rows = colorado.stages().get(lost);
            double last = rows.get(rows.size() - 1).value();
            assertThat(colorado.levels(lost).levelOf(last)).isGreaterThanOrEqualTo(Level.ORANGE);
            assertThat(last).isGreaterThan(rows.get(rows.size() - 4).value());
        }
    }

    @Test
    void calder_quietMonth_reachesNoLevel() throws Exception {
        Example calder = Example.read("calder");

        assertThat(calder.series().rows()).hasSize(24_712);
        for (String station : calder.stages().keySet()) {
            assertThat(calder.firstReached(station)).as(station).isEmpty();
        }
    }
}
