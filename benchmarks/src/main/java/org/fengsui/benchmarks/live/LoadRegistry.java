package org.fengsui.benchmarks.live;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The registry of a load: stations that stay calm, and probes that cross blue once. */
final class LoadRegistry {
    static final int CALM = 5_000;
    static final int PROBES = 4_000;

    private static final String PROBE = "PROBE_";
    private static final int PER_ROW = 250;

    private LoadRegistry() {}

    static String calm(int station) {
        return "CALM_" + station;
    }

    static String probe(int probe) {
        return PROBE + probe;
    }

    /** The number of a probe; -1 for any other station. */
    static int probeOf(String station) {
        return station.startsWith(PROBE) ? Integer.parseInt(station.substring(PROBE.length())) : -1;
    }

    static Path write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("version: 1\nzone: Asia/Shanghai\n\nareas:\n");
            out.write("  - {id: LOAD, level: district, name: {zh: 压力测试区, en: Load district}}\n");
            out.write("\nstations:\n");
            for (int i = 0; i < CALM + PROBES; i++) {
                out.write(
                        String.format(
                                Locale.ROOT,
                                "  - {id: %s, kind: waterlogging, area: LOAD,"
                                        + " location: {lon: %.4f, lat: %.4f}, interval: %s,"
                                        + " quantities: [water_depth]}\n",
                                i < CALM ? calm(i) : probe(i - CALM),
                                116 + i % PER_ROW * 0.004,
                                28.5 + i / PER_ROW * 0.004,
                                i < CALM ? "PT1M" : "PT5M"));
            }
        }
        return file;
    }
}
