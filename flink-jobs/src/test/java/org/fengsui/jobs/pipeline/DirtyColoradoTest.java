package org.fengsui.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fengsui.hazards.warning.Level;
import org.fengsui.jobs.pipeline.DirtyGauges.Fault;
import org.fengsui.jobs.replay.Replay;
import org.fengsui.jobs.replay.ReplayOptions;
import org.fengsui.jobs.replay.ReplayProgress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real flood with broken gauges: 3 of 8 (40 % rounded) cut off at its height, one clock 7 min
 * ahead, one 8 h behind, one reset to 1970, one gauge that sends everything again, one that uploads
 * every 6 h. Each gauge has each fault once.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DirtyColoradoTest {

    private static final Path EXAMPLE = Path.of("../examples/colorado2013");
    private static final Map<Fault, List<String>> NAMED =
            Map.of(
                    Fault.AHEAD, List.of("快7分钟"),
                    Fault.ZONE, List.of("慢8小时", "时区"),
                    Fault.RESET_TO_1970, List.of("早于安装日期"));

    @TempDir private static Path directory;

    private DirtyGauges gauges;
    private Revisions clean;

    @BeforeAll
    void replayClean() throws Exception {
        gauges = new DirtyGauges(EXAMPLE.resolve("observations.csv.gz"));
        clean = replay("clean", gauges.clean());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void replay_brokenGauges_endsNoLowerSoundsNoMoreAndNamesEachFault(int variant)
            throws Exception {
        TreeMap<String, Fault> faults = DirtyGauges.faults(variant);
        Revisions dirty = replay("dirty" + variant, gauges.dirty(faults));
        print(variant, faults, dirty);

        assertThat(dirty.sounding()).isSubsetOf(levelsUpToThePeaks());
        faults.forEach((gauge, fault) -> verify(gauge, fault, dirty));
    }

    private void verify(String gauge, Fault fault, Revisions all) {
        Revisions was = clean.of("river", gauge);
        Revisions is = all.of("river", gauge);
        switch (fault) {
            case CUT -> verifyCut(gauge, was.issued(false, DirtyGauges.PEAK), is);
            // what was high between two uploads is news no more: it is recorded, and sounds not
            case UPLOADS_LATE ->
                    assertThat(is.open().max(is.recorded()))
                            .as("%s, recorded afterwards", gauge)
                            .isGreaterThanOrEqualTo(was.open())
                            .isGreaterThanOrEqualTo(was.peak());
            default -> {
                assertThat(is.open())
                        .as("final level of %s", gauge)
                        .isGreaterThanOrEqualTo(was.open());
                assertThat(is.peak())
                        .as("peak level of %s", gauge)
                        .isGreaterThanOrEqualTo(was.peak());
            }
        }
        List<String> headlines =
                all.of("station", gauge).all().stream()
                        .filter(r -> Revisions.text(r, "status").equals("raised"))
                        .map(r -> r.path("headline").path("zh").asText())
                        .toList();
        if (NAMED.containsKey(fault)) {
            assertThat(headlines)
                    .as("fault of %s", gauge)
                    .singleElement()
                    .satisfies(zh -> assertThat(zh).contains(NAMED.get(fault)));
        } else {
            assertThat(headlines).as("faults of %s", gauge).isEmpty();
        }
    }

    private static void verifyCut(String gauge, Revisions before, Revisions is) {
        assertThat(is.open()).as("%s, cut", gauge).isGreaterThanOrEqualTo(before.open());
        for (JsonNode revision : is.issued(true, DirtyGauges.PEAK).all()) {
            assertThat(Revisions.text(revision, "status"))
                    .as("%s, after the cut", gauge)
                    .isNotIn("lifted", "downgraded");
        }
        for (JsonNode newest : is.newest()) {
            if (Revisions.isOpen(newest)) {
                assertThat(Revisions.text(newest, "freshness")).as(gauge).isEqualTo("unknown");
                assertThat(Revisions.text(newest, "condition")).as(gauge).isEqualTo("unknown");
            }
        }
    }

    private Set<String> levelsUpToThePeaks() {
        Set<String> levels = new TreeSet<>();
        for (String gauge : DirtyGauges.faults(0).keySet()) {
            for (Level level : Level.values()) {
                if (clean.of("river", gauge).sounded().isAtLeast(level)) {
                    levels.add(gauge + " " + level.id());
                }
            }
        }
        return levels;
    }

    private Revisions replay(String name, String csv) throws Exception {
        Path input = Files.writeString(directory.resolve(name + ".csv"), csv);
        Path output = directory.resolve(name);
        new Replay()
                .run(
                        new ReplayOptions(
                                EXAMPLE.resolve("registry.yaml"),
                                EXAMPLE.resolve("rules.yaml"),
                                List.of(input),
                                output,
                                1,
                                gauges.end(),
                                false),
                        new ReplayProgress());
        return Revisions.read(output.resolve("warnings.jsonl"));
    }

    private void print(int variant, Map<String, Fault> faults, Revisions dirty) throws IOException {
        StringBuilder table = new StringBuilder("colorado2013, dirty variant " + variant + "\n");
        faults.forEach(
                (gauge, fault) -> {
                    Revisions was = clean.of("river", gauge);
                    Revisions is = dirty.of("river", gauge);
                    String ends =
                            is.newest().isEmpty()
                                    ? "-"
                                    : Revisions.text(
                                            is.newest().get(is.newest().size() - 1), "condition");
                    String said =
                            dirty.of("station", gauge).all().stream()
                                    .findFirst()
                                    .map(r -> r.path("headline").path("zh").asText())
                                    .orElse("");
                    table.append(
                            "%-9s %-14s clean peak %-6s end %-6s | dirty peak %-6s end %-6s recorded %-6s %-8s %s%n"
                                    .formatted(
                                            gauge,
                                            fault,
                                            was.peak(),
                                            was.open(),
                                            is.sounded(),
                                            is.open(),
                                            is.recorded(),
                                            ends,
                                            said));
                });
        System.out.println(table);
    }
}
