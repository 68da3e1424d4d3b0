package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.WarningJson;
import org.fengsui.jobs.replay.Replay;
import org.fengsui.jobs.replay.ReplayOptions;
import org.fengsui.jobs.replay.ReplayProgress;

/** Holds what a job wrote about {@link Traffic} against what was published. */
record Ledger(Output output) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OBSERVATION =
            Pattern.compile("observation,.*station=([^ ,]+) .* (\\d+)");
    private static final Pattern PAYLOAD = Pattern.compile("payload=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Comparator<Warning> ORDER =
            Comparator.comparingLong(Warning::issued)
                    .thenComparing(Warning::id)
                    .thenComparingInt(Warning::revision);

    /** Station and time of each archived reading, in order, repetitions too. */
    List<String> archived() throws IOException {
        List<String> readings = new ArrayList<>();
        for (Arrival arrival : output.archived()) {
            if (arrival.topic().startsWith("obs/")) {
                JsonNode reading = JSON.readTree(arrival.payload());
                readings.add(reading.get("station").asText() + " " + reading.get("time").asLong());
            }
        }
        return readings;
    }

    /** Station and time of each reading for the store. */
    List<String> stored() throws IOException {
        List<String> readings = new ArrayList<>();
        for (String line : output.stored("observation")) {
            Matcher observation = OBSERVATION.matcher(line);
            assertThat(observation.matches()).as(line).isTrue();
            readings.add(observation.group(1) + " " + millis(observation.group(2)));
        }
        return readings;
    }

    private static long millis(String timestamp) {
        return Long.parseLong(timestamp.substring(0, 13));
    }

    /** The revisions for the store, in order. */
    List<Warning> warnings() throws IOException {
        List<Warning> warnings = new ArrayList<>();
        for (String line : output.stored("warning")) {
            Matcher payload = PAYLOAD.matcher(line);
            assertThat(payload.find()).as(line).isTrue();
            String text = payload.group(1).replaceAll("\\\\(.)", "$1");
            warnings.add(WarningJson.read(Publisher.bytes(text)));
        }
        warnings.sort(ORDER);
        return warnings;
    }

    /** The revisions that an undisturbed run over the archive gives. */
    List<Warning> replayed(Path work) throws Exception {
        Path registry = Files.writeString(work.resolve("registry.yaml"), Underpasses.registry());
        Path rules = Files.writeString(work.resolve("rules.yaml"), Underpasses.rules());
        Path into = work.resolve("replayed");
        new Replay()
                .run(
                        new ReplayOptions(
                                registry,
                                rules,
                                List.of(output.folder().resolve("archive")),
                                into,
                                1,
                                null,
                                false),
                        new ReplayProgress());
        List<Warning> warnings = new ArrayList<>();
        for (String line : Files.readAllLines(into.resolve("warnings.jsonl"))) {
            warnings.add(WarningJson.read(Publisher.bytes(line)));
        }
        warnings.sort(ORDER);
        return warnings;
    }

    /** The level of each subject after its newest revision. */
    TreeMap<String, String> levels() throws IOException {
        TreeMap<String, String> levels = new TreeMap<>();
        warnings().forEach(warning -> levels.put(warning.subject(), warning.level().id()));
        return levels;
    }

    /** All published readings are archived, and stored once; the warnings are those of a replay. */
    void balances(TreeSet<String> published, Path work) throws Exception {
        List<String> archived = archived();
        List<String> stored = stored();
        System.out.printf(
                "published %d, archived %d, stored %d, warning revisions %d%n",
                published.size(), archived.size(), stored.size(), warnings().size());
        assertThat(new TreeSet<>(archived)).isEqualTo(published);
        assertThat(new TreeSet<>(stored)).isEqualTo(published);
        assertThat(stored).doesNotHaveDuplicates();
        assertThat(output.pending("archive")).isEmpty();
        assertThat(output.pending("segments")).isEmpty();
        assertThat(warnings()).isEqualTo(replayed(work));
        assertThat(levels()).isEqualTo(Traffic.warned());
    }
}
