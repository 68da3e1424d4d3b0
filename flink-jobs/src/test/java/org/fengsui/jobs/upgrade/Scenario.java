package org.fengsui.jobs.upgrade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.ConfigMessages;
import org.fengsui.jobs.archive.ArrivalLines;
import org.fengsui.jobs.operators.JudgingOptions;

/**
 * What is published before and after a savepoint under the simulated clock. Both parts end with a
 * tick, so that everything they say has been judged.
 */
record Scenario(String registry, String rules, List<Arrival> head, List<Arrival> tail) {

    private static final String FROM = "2013-09-11T22:00:00-06:00";
    private static final String CUT = "2013-09-12T12:00:00-06:00";
    private static final String TO = "2013-09-12T17:30:00-06:00";

    JudgingOptions judging() {
        return new JudgingOptions(registry, rules, false, Long.MAX_VALUE);
    }

    long cut() {
        return head.get(head.size() - 1).received();
    }

    long end() {
        return tail.get(tail.size() - 1).received();
    }

    /**
     * The night of a flood, cut when one gauge is lost and presumed at risk, others rise, and one
     * warning was acknowledged; rules change before and after the cut, and some messages are bad.
     */
    static Scenario flood(Path example) throws IOException {
        String registry = Files.readString(example.resolve("registry.yaml"));
        String rules = Files.readString(example.resolve("rules.yaml"));
        List<Arrival> head = new ArrayList<>();
        List<Arrival> tail = new ArrayList<>();
        for (Arrival arrival : readings(example.resolve("observations.csv.gz"))) {
            (arrival.received() <= ms(CUT) ? head : tail).add(arrival);
        }
        head.addAll(configuration(registry, rules, 2, "2013-09-11T22:07:00-06:00"));
        head.add(message("2013-09-11T23:00:30-06:00", "obs/SAND", "{not json"));
        head.add(action("2013-09-12T00:10:00-06:00", "a1", "acknowledge", "SAND"));
        head.add(action("2013-09-12T11:50:00-06:00", "a2", "acknowledge", "LOVELAND"));
        head.add(
                message(
                        "2013-09-12T11:55:00-06:00",
                        "status/SAND",
                        "{\"station\":\"SAND\",\"time\":\"2013-09-12T08:40:00-06:00\","
                                + "\"state\":\"offline\"}"));
        tail.addAll(configuration(registry, rules, 3, "2013-09-12T13:07:00-06:00"));
        tail.add(action("2013-09-12T14:00:30-06:00", "a3", "lift", "SAND"));
        tail.add(message("2013-09-12T15:00:30-06:00", "obs/NOBODY", "{}"));
        // what a gauge sent late, of before the cut
        tail.add(
                message(
                        "2013-09-12T16:00:30-06:00",
                        "obs/BEAR",
                        "{\"station\":\"BEAR\",\"time\":\"2013-09-12T11:07:00-06:00\","
                                + "\"values\":{\"stage\":1.9}}"));
        // a correction of before the cut
        tail.add(
                message(
                        "2013-09-12T16:01:30-06:00",
                        "obs/SPLATTE",
                        "{\"station\":\"SPLATTE\",\"time\":\"2013-09-12T12:00:00-06:00\","
                                + "\"values\":{\"stage\":2.7}}"));
        return new Scenario(registry, rules, ended(head, ms(CUT)), ended(tail, ms(TO)));
    }

    private static List<Arrival> ended(List<Arrival> arrivals, long at) {
        List<Arrival> sorted = new ArrayList<>(arrivals);
        sorted.sort(Comparator.comparingLong(Arrival::received));
        sorted.add(new Arrival(at, Arrival.TICK, Publisher.bytes(Long.toString(at))));
        return List.copyOf(sorted);
    }

    private static List<Arrival> readings(Path csv) throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (String line : Output.read(csv)) {
            String[] row = line.split(",", -1);
            if (row[0].compareTo(FROM) >= 0 && row[0].compareTo(TO) <= 0) {
                messages.merge(
                        row[0] + "," + row[1],
                        "\"" + row[2] + "\":" + row[3],
                        (a, b) -> a + "," + b);
            }
        }
        messages.forEach(
                (key, values) -> {
                    String[] of = key.split(",");
                    arrivals.add(
                            message(
                                    of[0],
                                    "obs/" + of[1],
                                    "{\"station\":\"%s\",\"time\":\"%s\",\"values\":{%s}}"
                                            .formatted(of[1], of[0], values)));
                });
        return arrivals;
    }

    /** The rules with a margin that differs by version. */
    private static List<Arrival> configuration(
            String registryText, String rulesText, int version, String at) {
        Registry registry = RegistryReader.read("registry", registryText);
        String text =
                rulesText
                        .replace("version: 1", "version: " + version)
                        .replace("blue_margin: 0.20", "blue_margin: 0.2" + version);
        return ConfigMessages.of(registry, RuleSetReader.read("rules", text, registry), text)
                .stream()
                .map(each -> new Arrival(ms(at), each.topic(), each.payload()))
                .toList();
    }

    private static Arrival action(String at, String id, String action, String subject) {
        return message(
                at,
                "act/duty",
                ("{\"id\":\"%s\",\"action\":\"%s\",\"subject\":\"%s\",\"user\":\"duty\","
                                + "\"role\":\"duty\",\"time\":\"%s\",\"reason\":\"seen\"}")
                        .formatted(id, action, subject, at));
    }

    private static Arrival message(String at, String topic, String text) {
        return new Arrival(ms(at), topic, Publisher.bytes(text));
    }

    private static long ms(String at) {
        return OffsetDateTime.parse(at).toInstant().toEpochMilli();
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("registry.yaml"), registry);
        Files.writeString(folder.resolve("rules.yaml"), rules);
        write(folder.resolve("head.jsonl.gz"), head);
        write(folder.resolve("tail.jsonl.gz"), tail);
    }

    static Scenario read(Path folder) throws IOException {
        return new Scenario(
                Files.readString(folder.resolve("registry.yaml")),
                Files.readString(folder.resolve("rules.yaml")),
                Output.read(folder.resolve("head.jsonl.gz")).stream()
                        .map(ArrivalLines::decode)
                        .toList(),
                Output.read(folder.resolve("tail.jsonl.gz")).stream()
                        .map(ArrivalLines::decode)
                        .toList());
    }

    private static void write(Path file, List<Arrival> arrivals) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (Arrival arrival : arrivals) {
                out.write(Publisher.bytes(ArrivalLines.encode(arrival) + "\n"));
            }
        }
    }
}
