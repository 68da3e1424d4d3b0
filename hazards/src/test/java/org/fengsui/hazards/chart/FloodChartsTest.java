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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.fengsui.hazards.chart.FloodChart.Line;
import org.fengsui.hazards.chart.FloodChart.Point;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Action;
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
    private static final Path CALDER = Path.of("../examples/calder");
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
        check(
                "flood-boulder-2013.svg",
                colorado("BOULDER", "博尔德溪 Boulder Creek, 2013-09", 0.8, 2.8));
    }

    @Test
    void loveland2013_lostWhileRising_isDrawnAsJudged() throws IOException {
        check(
                "flood-loveland-2013.svg",
                colorado("LOVELAND", "大汤普森河 Big Thompson River, 2013-09", 0.4, 3.6));
    }

    @Test
    void calder2025_riseByAVendorsFigure_isDrawnAsJudged() throws IOException {
        String rules =
                Files.readString(CALDER.resolve("rules.yaml"))
                        .replace(
                                "suspect_rise: 0.10}",
                                "suspect_rise: 0.10, rises: [{window: PT1H, level: yellow, m: 0.10}]}");
        Rig rig = Rig.of(Files.readString(CALDER.resolve("registry.yaml")), rules);
        rig.indicatorsWanted = false;
        rig.sendAll(readings(CALDER));
        long from = OffsetDateTime.parse("2025-09-11T18:00:00+01:00").toInstant().toEpochMilli();
        long to = OffsetDateTime.parse("2025-09-12T18:00:00+01:00").toInstant().toEpochMilli();
        check(
                "flood-calder-rise.svg",
                draw(
                        rig,
                        new Frame(
                                ZoneId.of("Europe/London"),
                                from,
                                to,
                                -0.05,
                                0.35,
                                "水位 stage",
                                "m",
                                1),
                        "HEBDEN",
                        "赫布登 Hebden, 2025-09-12，规则 rule: 1 h 涨 rise ≥ 0.10 m",
                        List.of(),
                        of(rig, Hazard.RIVER, "HEBDEN").stream()
                                .filter(each -> each.time() >= from)
                                .toList()));
    }

    @Test
    void fastFlood_withASpike_isDrawnAsJudged() throws IOException {
        SplittableRandom random = new SplittableRandom(20260701);
        double[] depths = new double[211];
        for (int m = 0; m < depths.length; m++) {
            double water =
                    m < 60
                            ? 0
                            : m < 75 ? 0.52 * (m - 60) / 15.0 : 0.52 * Math.exp(-(m - 75) / 45.0);
            depths[m] = Math.max(0, water + (water > 0 ? 0.006 * (random.nextDouble() - 0.5) : 0));
        }
        depths[30] = 0.62;
        check(
                "flood-street-fast.svg",
                street(
                        depths,
                        "模拟：快涨与毛刺，值班员解除 Simulated: fast rise, one spike, lifted by duty",
                        190));
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
        depths[12] = 0.45;
        check(
                "flood-street-car.svg",
                street(depths, "模拟：毛刺、探头下停车、积水 Simulated: a spike, a parked car, water", 0));
    }

    /** Minute by minute; somebody lifts the warning at the minute {@code lift}, 0 for nobody. */
    private static String street(double[] depths, String title, int lift) {
        Rig rig = Rig.of(STREET, RuleSetReader.packagedText());
        for (int m = 0; m < depths.length; m++) {
            long time = START + m * MINUTE;
            rig.send(Rig.reading("W", "water_depth", time, depths[m]));
            if (lift != 0 && m == lift) {
                String id = rig.newest(Hazard.WATERLOGGING, "S").id();
                rig.act(
                        new Action("a1", "lift", id, null, "d1", "duty", null, "seen", time, time),
                        "S");
            }
        }
        List<Line> lines =
                List.of(
                        new Line(Level.BLUE, 0.08, "蓝 blue"),
                        new Line(Level.YELLOW, 0.15, "黄 yellow"),
                        new Line(Level.ORANGE, 0.25, "橙·封闭 orange, close"),
                        new Line(Level.RED, 0.40, "红 red"));
        long to = START + (depths.length - 1) * MINUTE;
        return draw(
                rig,
                new Frame(ZoneId.of("Asia/Shanghai"), START, to, 0, 0.7, "水深 depth", "cm", 100),
                "W",
                title,
                lines,
                of(rig, Hazard.WATERLOGGING, "S"));
    }

    private static String colorado(String station, String title, double low, double high)
            throws IOException {
        String registry = Files.readString(COLORADO.resolve("registry.yaml"));
        String rules = Files.readString(COLORADO.resolve("rules.yaml"));
        Rig rig = Rig.of(registry, rules);
        long from = OffsetDateTime.parse("2013-09-11T12:00:00-06:00").toInstant().toEpochMilli();
        long to = OffsetDateTime.parse("2013-09-14T00:00:00-06:00").toInstant().toEpochMilli();
        readings(COLORADO).stream()
                .filter(each -> each.station().equals(station) && each.time() <= to)
                .forEach(rig::send);
        rig.advance(to);
        return draw(
                rig,
                new Frame(ZoneId.of("America/Denver"), from, to, low, high, "水位 stage", "m", 1),
                station,
                title,
                lines(registry, rules, station, from),
                of(rig, Hazard.RIVER, station));
    }

    private static String draw(
            Rig rig,
            Frame frame,
            String station,
            String title,
            List<Line> lines,
            List<Warning> warnings) {
        Map<Long, Point> points = new TreeMap<>();
        for (Observation each : rig.observations) {
            if (each.station().equals(station)
                    && each.time() >= frame.from()
                    && each.time() <= frame.to()) {
                points.put(
                        each.time(),
                        new Point(each.time(), each.value(), each.quality() == Quality.SUSPECT));
            }
        }
        return new FloodChart(frame).draw(title, List.copyOf(points.values()), lines, warnings);
    }

    private static List<Line> lines(String registry, String rules, String subject, long time) {
        JudgingConfig config = Rig.config(registry, rules);
        return config
                .rules()
                .stageRule(config.registry().subject(subject))
                .levels()
                .at(time)
                .thresholds()
                .stream()
                .map(each -> new Line(each.level(), each.value(), label(each.level())))
                .toList();
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

    /** Stages of an example, in the order of time. */
    private static List<Reading> readings(Path example) throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(
                                                example.resolve("observations.csv.gz"))),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                if (cells[2].equals("stage")) {
                    long time = OffsetDateTime.parse(cells[0]).toInstant().toEpochMilli();
                    readings.add(
                            Rig.reading(cells[1], "stage", time, Double.parseDouble(cells[3])));
                }
            }
        }
        readings.sort(Comparator.comparingLong(Reading::time).thenComparing(Reading::station));
        return readings;
    }

    private static void check(String name, String drawn) throws IOException {
        Path file = IMAGES.resolve(name);
        if (Boolean.getBoolean("charts.write")) {
            Files.writeString(file, drawn);
        }
        assertThat(drawn)
                .as(
                        "%s is of another version; draw it anew: mvn test -pl hazards"
                                + " -Dtest=FloodChartsTest -Dcharts.write=true",
                        name)
                .isEqualTo(Files.readString(file));
    }
}
