package org.fengsui.jobs.replay.output;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code summary.json}: the counts of a replay and the worst of each subject. */
final class SummaryFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SummaryFile() {}

    static void write(Path file, Extent extent, Outcome outcome) throws IOException {
        TimeText times = new TimeText(extent.zone());
        ObjectNode root = JSON.createObjectNode();
        root.put("zone", extent.zone().getId());
        if (extent.first() != Long.MIN_VALUE) {
            root.put("first", times.of(extent.first()));
            root.put("last", times.of(extent.end()));
        }
        root.put("registry_version", extent.registry());
        root.put("rules_version", extent.rules());
        root.put("read", extent.records());
        root.put("observations", extent.observations());
        root.put("indicators", outcome.indicators);
        put(root.putObject("rejected"), "reasons", outcome.reasons);
        ObjectNode warnings = root.putObject("warnings");
        warnings.put("total", outcome.warnings());
        warnings.put("revisions", outcome.revisions);
        warnings.put("open_at_end", outcome.open());
        outcome.hazards.counts().forEach(warnings.putObject("hazards")::put);
        outcome.levels.counts().forEach(warnings.putObject("highest_levels")::put);
        outcome.statuses.counts().forEach(warnings.putObject("revision_statuses")::put);
        ArrayNode subjects = root.putArray("peaks");
        for (Peak peak : outcome.peaks.values()) {
            add(subjects.addObject(), peak.row(), times);
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        Files.writeString(file, JSON.writer(printer).writeValueAsString(root) + "\n");
    }

    private static void put(ObjectNode node, String name, Tally tally) {
        node.put("total", tally.total());
        tally.counts().forEach(node.putObject(name)::put);
    }

    private static void add(ObjectNode node, WarningRow row, TimeText times) {
        node.put("subject", row.subject());
        node.put("hazard", row.hazard().id());
        node.put("level", row.level().id());
        if (Double.isFinite(row.value())) {
            node.put("indicator", row.indicator());
            node.put("value", row.value());
            node.put("unit", row.unit());
        }
        node.put("time", times.of(row.time()));
    }
}
