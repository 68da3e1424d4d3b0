package org.fengsui.jobs.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fengsui.hazards.warning.Level;

/** The revisions of warnings that a replay wrote, in its order. */
record Revisions(List<JsonNode> all) {

    private static final Set<String> OVER = Set.of("lifted", "cancelled", "merged");

    static Revisions read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> revisions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            revisions.add(json.readTree(line));
        }
        return new Revisions(revisions);
    }

    /** Those of a hazard at a subject. */
    Revisions of(String hazard, String subject) {
        return new Revisions(
                all.stream()
                        .filter(r -> text(r, "hazard").equals(hazard))
                        .filter(r -> text(r, "subject").equals(subject))
                        .toList());
    }

    /** Those issued at or before the moment, or after it. */
    Revisions issued(boolean after, long moment) {
        return new Revisions(all.stream().filter(r -> issued(r) > moment == after).toList());
    }

    /** The highest level ever said, recorded afterwards or not. */
    Level peak() {
        return highest(all);
    }

    /** The highest level that sounded. */
    Level sounded() {
        return highest(all.stream().filter(Revisions::sounds).toList());
    }

    /** The highest level of what was recorded afterwards. */
    Level recorded() {
        return highest(
                all.stream().filter(r -> text(r, "status").equals("retrospective")).toList());
    }

    /** The highest level of what is still open. */
    Level open() {
        return highest(newest().stream().filter(Revisions::isOpen).toList());
    }

    /** The newest revision of each warning. */
    List<JsonNode> newest() {
        TreeMap<String, JsonNode> newest = new TreeMap<>();
        all.forEach(revision -> newest.put(text(revision, "id"), revision));
        return List.copyOf(newest.values());
    }

    /** What was raised or upgraded, as {@code subject level}, other than our own equipment. */
    Set<String> sounding() {
        Set<String> sounding = new TreeSet<>();
        for (JsonNode revision : all) {
            if (sounds(revision)) {
                sounding.add(text(revision, "subject") + " " + text(revision, "level"));
            }
        }
        return sounding;
    }

    static boolean isOpen(JsonNode revision) {
        String status = text(revision, "status");
        return !OVER.contains(status) && !status.equals("retrospective");
    }

    static String text(JsonNode revision, String field) {
        return revision.path(field).asText();
    }

    private static boolean sounds(JsonNode revision) {
        String status = text(revision, "status");
        String hazard = text(revision, "hazard");
        return (status.equals("raised") || status.equals("upgraded"))
                && !hazard.equals("station")
                && !hazard.equals("system");
    }

    private static Level highest(List<JsonNode> revisions) {
        return revisions.stream()
                .map(revision -> Level.ofId(text(revision, "level")))
                .reduce(Level.NONE, Level::max);
    }

    private static long issued(JsonNode revision) {
        return OffsetDateTime.parse(text(revision, "issued")).toInstant().toEpochMilli();
    }
}
