package org.fengsui.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fengsui.broker.Account;

/** Underpasses {@code U1 …} with a gauge each, {@code G1 …}, and what a job is told of them. */
record District(Path stations, Path rules) {
    private static final String AREAS =
            """
            version: 1
            zone: Asia/Shanghai
            areas:
              - {id: xihu, level: district, name: {zh: 西湖区, en: Xihu District}}
            """;
    private static final String SUBJECT =
            """
              - id: U%1$d
                kind: underpass
                name: {zh: 下穿%1$d, en: Underpass %1$d}
                area: xihu
                location: {lon: 120.15, lat: 30.28}
            """;
    private static final String STATION =
            """
              - id: G%1$d
                name: {zh: 积水%1$d, en: Gauge %1$d}
                kind: waterlogging
                area: xihu
                location: {lon: 120.15, lat: 30.28}
                interval: PT1M
                subject: U%1$d
                quantities: [water_depth]
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                underpass:
                  levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}
                  hysteresis: 0.03
                  confirm: 1
                  hold: PT1S
                  suspect_rise: 2.0
            """;

    static District in(Path folder, int underpasses) throws IOException {
        String registry =
                AREAS
                        + "subjects:\n"
                        + each(SUBJECT, underpasses)
                        + "stations:\n"
                        + each(STATION, underpasses);
        return new District(
                Files.writeString(folder.resolve("registry.yaml"), registry),
                Files.writeString(folder.resolve("rules.yaml"), RULES));
    }

    /** Options of the job that both ways of running it understand. */
    String[] options(BrokerProcess broker) throws IOException {
        return new String[] {
            "--broker", broker.uri(),
            "--user", Account.PIPELINE.user(),
            "--password-file", broker.passwordFile(Account.PIPELINE).toString(),
            "--stations", stations.toString(),
            "--rules", rules.toString()
        };
    }

    static String topic(int gauge) {
        return "fengsui/v1/obs/G" + gauge;
    }

    /** A message of a gauge. */
    static String reading(int gauge, Instant time, double depth) {
        return "{\"station\":\"G%d\",\"time\":\"%s\",\"values\":{\"water_depth\":%s}}"
                .formatted(gauge, time, depth);
    }

    private static String each(String template, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(template::formatted)
                .collect(Collectors.joining());
    }
}
