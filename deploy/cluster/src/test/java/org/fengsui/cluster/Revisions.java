package org.fengsui.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.hazards.warning.Level;
import org.fengsui.jobs.replay.Replay;
import org.fengsui.jobs.replay.ReplayOptions;
import org.fengsui.jobs.replay.ReplayProgress;

/**
 * The revisions of all warnings, as a store has them or a replay writes them, sorted.
 *
 * @param all what they say, wherever they come from
 */
record Revisions(List<One> all) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One revision.
     *
     * @param issued epoch ms
     */
    record One(long issued, String id, int revision, String status, String level) {}

    /** What became of a warning: how high it went, and how it stands. */
    record Fate(Level highest, String level, boolean open) {}

    static Revisions stored(Sql store) throws InterruptedException {
        return sorted(
                store.rows("select timestamp, id, revision, status, level from warning").stream()
                        .map(
                                row ->
                                        new One(
                                                Instant.parse(row.get(0).asText()).toEpochMilli(),
                                                row.get(1).asText(),
                                                Integer.parseInt(row.get(2).asText()),
                                                row.get(3).asText(),
                                                row.get(4).asText()))
                        .toList());
    }

    /** What a replay of an archive, or of a CSV file, says. */
    static Revisions replayed(District district, Path input, Path output) throws Exception {
        new Replay()
                .run(
                        new ReplayOptions(
                                district.stations(),
                                district.rules(),
                                List.of(input),
                                output,
                                2,
                                null,
                                false),
                        new ReplayProgress());
        List<One> all = new ArrayList<>();
        for (String line : Files.readAllLines(output.resolve("warnings.jsonl"))) {
            JsonNode warning = JSON.readTree(line);
            all.add(
                    new One(
                            Instant.parse(warning.path("issued").asText()).toEpochMilli(),
                            warning.path("id").asText(),
                            warning.path("revision").asInt(),
                            warning.path("status").asText(),
                            warning.path("level").asText()));
        }
        return sorted(all);
    }

    /** What an undisturbed run says of these readings: each received when it was measured. */
    static Revisions undisturbed(District district, Collection<Sent> readings, Path folder)
            throws Exception {
        Path csv = Files.createDirectories(folder).resolve("published.csv");
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("time,station,quantity,value\n");
            for (Sent sent : readings) {
                out.write(
                        Instant.ofEpochMilli(sent.time())
                                + ","
                                + sent.station()
                                + ",water_depth,"
                                + sent.depth()
                                + "\n");
            }
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
        return replayed(district, csv, folder.resolve("undisturbed"));
    }

    /** By id of the warning; what was only recorded afterwards does not count. */
    Map<String, Fate> fates() {
        Map<String, Fate> fates = new TreeMap<>();
        for (One one : all) {
            if (!one.status().equals("retrospective") && one.id().startsWith("waterlogging")) {
                Level level = Level.valueOf(one.level().toUpperCase(java.util.Locale.ROOT));
                Fate before = fates.get(one.id());
                Level highest =
                        before == null || level.isAbove(before.highest())
                                ? level
                                : before.highest();
                fates.put(one.id(), new Fate(highest, one.level(), !one.status().equals("lifted")));
            }
        }
        return fates;
    }

    private static Revisions sorted(List<One> all) {
        return new Revisions(
                all.stream()
                        .sorted(
                                java.util.Comparator.comparingLong(One::issued)
                                        .thenComparing(One::id)
                                        .thenComparingInt(One::revision))
                        .toList());
    }
}
