package org.fengsui.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fengsui.jobs.replay.Replay;
import org.fengsui.jobs.replay.ReplayOptions;
import org.fengsui.jobs.replay.ReplayProgress;
import org.fengsui.jobs.replay.ReplayResult;

/** What a replay counted and wrote. */
record Replayed(ReplayResult counts, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Replayed of(Example example, Path input, Path output, int parallelism) throws Exception {
        ReplayResult counts =
                new Replay()
                        .run(
                                new ReplayOptions(
                                        example.registry(),
                                        example.rules(),
                                        List.of(input),
                                        output,
                                        parallelism,
                                        null,
                                        true),
                                new ReplayProgress());
        return new Replayed(counts, output);
    }

    List<String> warnings() throws IOException {
        return Files.readAllLines(folder.resolve("warnings.jsonl"));
    }

    /** Every row as {@code epoch ms,subject,indicator,value}, sorted. */
    List<String> indicators() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("indicators.csv"))) {
            return lines.skip(1).map(Replayed::indicator).sorted().toList();
        }
    }

    /** The files by name, byte for byte. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** One line for each time that a warning's level, status or condition becomes another. */
    List<String> changes() throws IOException {
        Map<String, String> last = new HashMap<>();
        List<String> changes = new ArrayList<>();
        for (String line : warnings()) {
            JsonNode warning = JSON.readTree(line);
            String now =
                    Stream.of("level", "condition", "basis", "freshness")
                            .map(field -> warning.path(field).asText())
                            .reduce((a, b) -> a + " " + b)
                            .orElseThrow();
            String key = warning.path("hazard").asText() + " " + warning.path("subject").asText();
            if (!now.equals(last.put(key, now))) {
                changes.add(warning.path("issued").asText() + " " + key + " " + now);
            }
        }
        return changes;
    }

    /** The last revision of each subject's warning on a hazard. */
    Map<String, JsonNode> last(String hazard) throws IOException {
        Map<String, JsonNode> last = new TreeMap<>();
        for (String line : warnings()) {
            JsonNode warning = JSON.readTree(line);
            if (warning.path("hazard").asText().equals(hazard)) {
                last.put(warning.path("subject").asText(), warning);
            }
        }
        return last;
    }

    private static String indicator(String line) {
        String[] fields = line.split(",", -1);
        return String.join(
                ",",
                Long.toString(Example.epochMs(fields[0])),
                fields[1],
                fields[2],
                fields[3].isEmpty() ? "NaN" : Example.number(Double.parseDouble(fields[3])));
    }
}
