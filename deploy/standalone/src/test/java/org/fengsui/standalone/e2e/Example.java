package org.fengsui.standalone.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A recorded series of the repository, with the registry and rules written for it. */
record Example(Path registry, Path rules, Path series) {

    static Example named(String name) {
        Path folder = Path.of("..", "..", "examples", name);
        return new Example(
                folder.resolve("registry.yaml"),
                folder.resolve("rules.yaml"),
                folder.resolve("observations.csv.gz"));
    }

    /** Every reading as {@code epoch ms,station,quantity,value}, sorted. */
    List<String> readings() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(series)),
                                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Example::reading).sorted().toList();
        }
    }

    private static String reading(String line) {
        String[] fields = line.split(",");
        return String.join(
                ",",
                Long.toString(epochMs(fields[0])),
                fields[1],
                fields[2],
                number(Double.parseDouble(fields[3])));
    }

    static long epochMs(String time) {
        return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    static String number(double value) {
        return Double.toString(value);
    }
}
