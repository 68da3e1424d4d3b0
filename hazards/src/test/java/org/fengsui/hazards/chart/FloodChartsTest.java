package org.fengsui.hazards.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.fengsui.hazards.chart.FloodChart.Line;
import org.fengsui.hazards.chart.FloodChart.Point;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/**
 * The charts of docs/hazards/flood.md are what the judges of this version say. To draw them anew:
 * {@code mvn test -pl hazards -Dtest=FloodChartsTest -Dcharts.write=true}.
 */
class FloodChartsTest {

    private static final Path IMAGES = Path.of("../docs/images");
    private static final Path COLORADO = Path.of("../examples/colorado2013");
    private static final long MINUTE = 60_000L;
    private static final long START =
            OffsetDateTime.parse("2026-07-01T18:00:00+08:00").toInstant().toEpochMilli();

    private static final String STREET =
            """
            areas: [{id: D1, level: district, name: 一区}]
            subjects:
              - {id: S, kind: underpass, name: {zh: 下穿, en: Underpass}, area: D1, location: {lon: 120.1, lat: 30.2}}
            stations:
              - {id: W, kind: waterlogging, subject: S, area: D1, location: {lon: 120.1, lat: 30.2}, interval: PT1M, quantities: [water_depth]}
            """;

    @Test
    void boulder2013_isDrawnAsJudged() throws IOException {
        check("flood-boulder-2013.svg", river("BOULDER", "博尔德溪 2013-09 Boulder Creek", 0.8, 2.8));
    }

    @Test
    void loveland2013_lostWhileRising_isDrawnAsJudged() throws IOException {
        check(
                "flood-loveland-2013.svg",
                river("LOVELAND", "大汤普森河 2013-09 Big Thompson, gauge lost", 0.4, 3.6));
    }

    @Test
    void fastFlood_withASpike_isDrawnAsJudged() throws IOException {
        SplittableRandom random = new SplittableRandom(20260701);
        double[] depths = new double[181];
        for (int m = 0; m < depths.length; m++) {
            double water =
                    m < 60
                            ? 0
                            : m < 75 ? 0.52 * (m - 60) / 15.0 : 0.52 * Math.exp(-(m - 75) / 45.0);
            depths[m] = Math.max(0, water + (water > 0 ? 0.006 * (random.nextDouble() - 0.5) : 0));
        }
        depths[30] = 0.62;
        check("flood-street-fast.svg", street(depths, "模拟 快涨与毛刺 simulated: fast rise, one spike"));
    }

    @Test
    void parkedCar_thenWater_isDrawnAsJudged() throws IOException {
        SplittableRandom random = new SplittableRandom(20260702);
        double[] depths = new double[181];
        for (int m = 0; m < depths.length; m++) {
            double car = m >= 25 && m < 85 ? 0.55 : 0;
            double water = m < 110 ? 0 : Math.min(0.33, 0.011 * (m - 110));
            double noise = car + water > 0 ? 0.004 * (random.nextDouble() - 0.5) : 0;
            depths[m] = Math.max(car, water) + Math.max(0, noise);
        }
        check(
                "flood-street-car.svg",
                street(depths, "模拟 探头下停车后积水 simulated: a parked car, then water"));
    }

    private static String street(double[] depths, String title) {
        Rig rig = Rig.of(STREET, RuleSetReader.packagedText());
        List<Point> points = new ArrayList<>();
        for (int m = 0; m < depths.length; m++) {
            long time = START + m * MINUTE;
            points.add(new Point(time, depths[m]));
            rig.send(Rig.reading("W", "water_depth", time, depths[m]));
        }
        List<Line> lines =
                List.of(
                        new Line(Level.BLUE, 0.08, "蓝 blue"),
                        new Line(Level.YELLOW, 0.15, "黄 yellow"),
                        new Line(Level.ORANGE, 0.25, "封闭 close"),
                        new Line(Level.RED, 0.40, "红 red"));
        long to = START + (depths.length - 1) * MINUTE;
        return new FloodChart(ZoneId.of("Asia/Shanghai"), START, to, 0, 0.7)
                .draw(title, "cm", 100, points, lines, of(rig, Hazard.WATERLOGGING, "S"));
    }

    private static String river(String station, String title, double low, double high)
            throws IOException {
        String registry = Files.readString(COLORADO.resolve("registry.yaml"));
        String rules = Files.readString(COLORADO.resolve("rules.yaml"));
        Rig rig = Rig.of(registry, rules);
        long from = OffsetDateTime.parse("2013-09-11T12:00:00-06:00").toInstant().toEpochMilli();
        long to = OffsetDateTime.parse("2013-09-14T00:00:00-06:00").toInstant().toEpochMilli();
        List<Point> points = points(station, to);
        points.forEach(
                point -> rig.send(Rig.reading(station, "stage", point.time(), point.value())));
        rig.advance(to);
        var levels =
                Rig.config(registry, rules)
                        .rules()
                        .stageRule(Rig.config(registry, rules).registry().subject(station));
        List<Line> lines =
                levels.levels().at(from).thresholds().stream()
                        .map(each -> new Line(each.level(), each.value(), label(each.level())))
                        .toList();
        return new FloodChart(ZoneId.of("America/Denver"), from, to, low, high)
                .draw(
                        title,
                        "m",
                        1,
                        points.stream().filter(point -> point.time() >= from).toList(),
                        lines,
                        of(rig, Hazard.RIVER, station));
    }

    private static String label(Level level) {
        return switch (level) {
            case BLUE -> "接近 near";
            case YELLOW -> "警戒 warning";
            case ORANGE -> "保证 guarantee";
            default -> "最高 highest";
        };
    }

    private static List<Warning> of(Rig rig, Hazard hazard, String subject) {
        return rig.of(hazard).stream().filter(w -> w.subject().equals(subject)).toList();
    }

    private static List<Point> points(String station, long to) throws IOException {
        List<Point> points = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(
                                                COLORADO.resolve("observations.csv.gz"))),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                if (cells[1].equals(station) && cells[2].equals("stage")) {
                    long time = OffsetDateTime.parse(cells[0]).toInstant().toEpochMilli();
                    if (time <= to) {
                        points.add(new Point(time, Double.parseDouble(cells[3])));
                    }
                }
            }
        }
        return points;
    }

    private static void check(String name, String drawn) throws IOException {
        Path file = IMAGES.resolve(name);
        if (Boolean.getBoolean("charts.write")) {
            Files.writeString(file, drawn);
        }
        assertThat(drawn)
                .as("%s is of another version; draw it anew with -Dcharts.write=true", name)
                .isEqualTo(Files.readString(file));
    }
}
