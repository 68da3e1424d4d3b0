package org.fengsui.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.registry.Area;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.registry.Interval;
import org.fengsui.hazards.registry.Links;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.StationKind;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.Operator;
import org.fengsui.hazards.rules.Persistence;
import org.fengsui.hazards.rules.RainRule;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/** A small district: two underpasses, a river gauge, a rain gauge. */
final class TestCity {

    static final Station BAYI =
            depthStation("BAYI", "八一桥下穿积水站", "Bayi Underpass gauge", 114.30, 30.50);
    static final Station DONGMEN =
            depthStation("DONGMEN", "东门隧道积水站", "East Gate Tunnel gauge", 114.33, 30.52);
    static final Station RIVER =
            station("RIVER1", "青河上水位站", "Qinghe gauge", StationKind.RIVER, "stage", 114.28, 30.54);
    static final Station RAIN =
            station(
                    "RAIN1",
                    "北山雨量站",
                    "North Hill rain gauge",
                    StationKind.RAIN,
                    "rain",
                    114.35,
                    30.55);

    private TestCity() {}

    static Registry registry() {
        Location[] ring = {
            at(114.25, 30.48),
            at(114.38, 30.48),
            at(114.38, 30.57),
            at(114.25, 30.57),
            at(114.25, 30.48)
        };
        return new Registry(
                1,
                ZoneId.of("Asia/Shanghai"),
                Map.of(
                        "water_depth", new QuantityDef("water_depth", "m", -0.05, 10, false),
                        "stage", new QuantityDef("stage", "m", -20, 9000, false),
                        "rain", new QuantityDef("rain", "mm", 0, 200, true)),
                Map.of(
                        "demo",
                        new Area(
                                "demo",
                                null,
                                AreaLevel.DISTRICT,
                                new LocalText("城东区", "East District"),
                                List.of(ring))),
                Map.of(
                        "BAYI-UP", underpass("BAYI-UP", "八一桥下穿", "Bayi Underpass", BAYI.location()),
                        "DONGMEN-UP",
                                underpass(
                                        "DONGMEN-UP",
                                        "东门隧道",
                                        "East Gate Tunnel",
                                        DONGMEN.location())),
                Map.of("BAYI", BAYI, "DONGMEN", DONGMEN, "RIVER1", RIVER, "RAIN1", RAIN));
    }

    /** 8/15/25/40 cm for underpasses, 12/13/14/15 m for the river, hourly sums for rain. */
    static RuleSet rules() {
        Persistence persistence = new Persistence(1, 600_000, 0.02);
        ScalarRule depth =
                new ScalarRule(
                        "waterlogging.underpass",
                        new LevelTable(
                                List.of(
                                        step(Level.BLUE, "blue", 0.08),
                                        step(Level.YELLOW, "yellow", 0.15),
                                        step(Level.ORANGE, "close_at", 0.25),
                                        step(Level.RED, "red", 0.40))),
                        persistence,
                        0.2,
                        Double.POSITIVE_INFINITY);
        ScalarRule stage =
                new ScalarRule(
                        "river.reach",
                        new LevelTable(
                                List.of(
                                        step(Level.YELLOW, "warning", 13),
                                        step(Level.ORANGE, "guarantee", 14),
                                        step(Level.RED, "highest", 15))),
                        persistence,
                        0.2,
                        Double.POSITIVE_INFINITY);
        RainRule rain =
                new RainRule(
                        "rainstorm.village",
                        List.of(new RainRule.Clause(3_600_000, Level.BLUE, 20)),
                        0,
                        0,
                        RainRule.EVENT_GAP,
                        RainRule.DECAY,
                        0.8,
                        persistence);
        return new RuleSet() {
            @Override
            public int version() {
                return 7;
            }

            @Override
            public ScalarRule depthRule(Subject subject) {
                return subject.kind() == SubjectKind.UNDERPASS ? depth : null;
            }

            @Override
            public ScalarRule stageRule(Subject subject) {
                return subject.kind() == SubjectKind.REACH ? stage : null;
            }

            @Override
            public RainRule rainRule(Subject subject) {
                return subject.kind() == SubjectKind.VILLAGE ? rain : null;
            }

            @Override
            public @Nullable QualityRule qualityRule(Station station, String quantity) {
                return null;
            }
        };
    }

    private static Threshold step(Level level, String name, double value) {
        return new Threshold(level, name, Operator.AT_LEAST, value);
    }

    private static Subject underpass(String id, String zh, String en, Location location) {
        return new Subject(
                id,
                SubjectKind.UNDERPASS,
                new LocalText(zh, en),
                "demo",
                location,
                List.of(),
                0.25,
                Links.NONE);
    }

    private static Station depthStation(String id, String zh, String en, double lon, double lat) {
        return new Station(
                id,
                new LocalText(zh, en),
                StationKind.WATERLOGGING,
                "demo",
                at(lon, lat),
                Interval.every(60_000),
                id + "-UP",
                null,
                null,
                null,
                List.of(Sensor.of("", "water_depth")));
    }

    private static Station station(
            String id,
            String zh,
            String en,
            StationKind kind,
            String quantity,
            double lon,
            double lat) {
        return new Station(
                id,
                new LocalText(zh, en),
                kind,
                "demo",
                at(lon, lat),
                Interval.every(300_000),
                null,
                null,
                null,
                null,
                List.of(Sensor.of("", quantity)));
    }

    private static Location at(double lon, double lat) {
        return new Location(lon, lat, null);
    }
}
