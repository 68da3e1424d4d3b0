package org.fengsui.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fengsui.jobs.replay.ReplayProgress.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String HEADER = "time,station,quantity,value\n";
    private static final int BUDGET = 1_000;

    @TempDir private Path directory;

    private final Replay replay = new Replay(new ToyJudging(), BUDGET);
    private Path stations;

    @BeforeEach
    void writeRegistry() throws IOException {
        stations = Files.writeString(directory.resolve("registry.yaml"), "stations: []\n");
    }

    @Test
    void run_anyParallelismAndOrderOfRows_givesTheSameBytes() throws Exception {
        List<String> rows = randomRows(6_000);
        Path shuffled = write("a.csv", rows);
        Map<String, String> first = replay(shuffled, 1, "one");

        Map<String, String> parallel = replay(shuffled, 2, "two");
        Collections.sort(rows);
        Map<String, String> sorted = replay(write("a.csv", rows), 2, "three");

        assertThat(parallel).isEqualTo(first);
        // rejected rows name their lines, and those have moved
        sorted.put("rejected.csv", first.get("rejected.csv"));
        assertThat(sorted).isEqualTo(first);
        assertThat(first.get("indicators.csv").lines().count()).isGreaterThan(5_000);
        assertThat(first.get("warnings.jsonl").lines().count()).isGreaterThan(1_000);
    }

    @Test
    void run_smallInput_writesExactlyTheGoldenFiles() throws Exception {
        Path csv =
                write(
                        "gauges.csv",
                        List.of(
                                "2013-09-12T00:15:00-06:00,SAND,stage,3.0\n",
                                "2013-09-12T00:00:00-06:00,SAND,stage,2.5\n",
                                "2013-09-12T00:30:00-06:00,SAND,stage,3.92\n",
                                "2013-09-12T00:30:00-06:00,BEAR,stage,high\n",
                                "2013-09-12T00:45:00.5-06:00,BEAR,nonsense,1\n"));
        Path packed = directory.resolve("more.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(
                    "value,time,station,quantity\n1,1378966500000,BEAR,stage\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        Path archive =
                Files.writeString(
                        directory.resolve("ticks.jsonl"),
                        "{\"received\":\"2013-09-12T07:00:00.000Z\",\"topic\":\"clock\","
                                + "\"payload\":\"\"}\n");

        ReplayResult result =
                replay.run(options(List.of(csv, packed, archive), 2, "out"), new ReplayProgress());

        assertThat(result).isEqualTo(new ReplayResult(6, 4, 2, 1, 1, 1, 4));
        Map<String, String> files = files("out");
        assertThat(files).hasSize(5);
        assertThat(files).isEqualTo(golden(files.keySet()));
    }

    @Test
    void run_withoutIndicators_removesThoseOfAnEarlierReplay() throws Exception {
        Path csv = write("a.csv", randomRows(50));
        replay(csv, 1, "out");

        ReplayOptions options = options(List.of(csv), 1, "out");
        replay.run(
                new ReplayOptions(
                        options.stations(),
                        null,
                        options.inputs(),
                        options.output(),
                        1,
                        40L,
                        false),
                new ReplayProgress());

        assertThat(files("out")).doesNotContainKey("indicators.csv").hasSize(4);
    }

    @Test
    void run_archivedRules_applyUnlessRulesAreGiven() throws Exception {
        Path archive =
                Files.writeString(
                        directory.resolve("rules.jsonl"),
                        "{\"received\":5,\"topic\":\"config/rules\",\"payload\":\"12\"}\n");
        Path rules = Files.writeString(directory.resolve("rules.yaml"), "123");
        ReplayOptions archived = options(List.of(archive), 1, "out");

        assertThat(summaryOf(archived)).contains("\"rules_version\" : 2,");
        assertThat(
                        summaryOf(
                                new ReplayOptions(
                                        stations,
                                        rules,
                                        archived.inputs(),
                                        archived.output(),
                                        1,
                                        null,
                                        true)))
                .contains("\"rules_version\" : 3,");
        assertThat(summaryOf(options(List.of(write("a.csv", List.of())), 1, "out")))
                .contains("\"rules_version\" : " + ToyJudging.PACKAGED.length() + ",");
    }

    @Test
    void run_everythingWrong_namesAllAtOnce() throws Exception {
        Path foreign = Files.createDirectories(directory.resolve("home"));
        Files.writeString(foreign.resolve("letter.txt"), "");
        Path rules = directory.resolve("missing.yaml");
        Files.writeString(stations, "wrong");

        assertThatThrownBy(
                        () ->
                                replay.run(
                                        new ReplayOptions(
                                                stations, rules, List.of(), foreign, 0, null, true),
                                        new ReplayProgress()))
                .isInstanceOf(ReplayConfigurationException.class)
                .hasMessageContainingAll(
                        "--parallelism must be 1 to 128, not 0",
                        "--input must name",
                        "'letter.txt', which is not from a replay",
                        "missing.yaml: there is no such file",
                        "registry.yaml: line 1 is wrong");
        assertThat(foreign).isDirectoryContaining("glob:**letter.txt");
    }

    @Test
    void run_badInput_leavesEarlierResults() throws Exception {
        Map<String, String> before = replay(write("a.csv", randomRows(50)), 1, "out");
        Files.createDirectories(directory.resolve("out/.replay-killed"));
        Path bad = Files.writeString(directory.resolve("bad.csv"), "when,what\n");

        assertThatThrownBy(() -> replay(bad, 1, "out"))
                .isInstanceOf(ReplayConfigurationException.class)
                .hasMessageContaining("bad.csv: no column 'time'");
        assertThat(files("out")).isEqualTo(before);
    }

    @Test
    void run_finished_hasToldItsProgress() throws Exception {
        ReplayProgress progress = new ReplayProgress();

        replay.run(options(List.of(write("a.csv", randomRows(50))), 1, "out"), progress);

        assertThat(progress.phase()).isEqualTo(Phase.WRITING);
    }

    private Map<String, String> replay(Path input, int parallelism, String output)
            throws Exception {
        replay.run(options(List.of(input), parallelism, output), new ReplayProgress());
        return files(output);
    }

    private String summaryOf(ReplayOptions options) throws Exception {
        replay.run(options, new ReplayProgress());
        return Files.readString(options.output().resolve("summary.json"));
    }

    private ReplayOptions options(List<Path> inputs, int parallelism, String output) {
        return new ReplayOptions(
                stations, null, inputs, directory.resolve(output), parallelism, null, true);
    }

    /** The files of an output directory, which holds nothing else. */
    private Map<String, String> files(String output) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory.resolve(output))) {
            for (Path entry : entries.toList()) {
                files.put(entry.getFileName().toString(), Files.readString(entry));
            }
        }
        return files;
    }

    private Path write(String name, List<String> rows) throws IOException {
        return Files.writeString(directory.resolve(name), HEADER + String.join("", rows));
    }

    private static List<String> randomRows(int count) {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    "%d,S%d,%s,%s\n"
                            .formatted(
                                    1_000_000 + random.nextInt(count / 4),
                                    random.nextInt(20),
                                    i % 50 == 0 ? "nonsense" : i % 2 == 0 ? "stage" : "rain",
                                    i % 40 == 1 ? "?" : random.nextInt(5)));
        }
        return rows;
    }

    private static Map<String, String> golden(Set<String> names) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : names) {
            try (InputStream in = ReplayTest.class.getResourceAsStream("golden/" + name)) {
                assertThat(in).as("golden file of %s", name).isNotNull();
                files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
