package org.fengsui.hazards.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fengsui.hazards.registry.Links;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.registry.Registry;
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
import org.junit.jupiter.api.Test;

class RuleSetReaderTest {

    private static final long MINUTE = 60_000;

    private final Registry registry = Samples.registry();

    private static final String DEPTH_DEFAULTS =
            """
            version: 7
            waterlogging:
              defaults:
                underpass: {levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.05}
                any: {levels: {yellow: 0.27, orange: 0.40}, hysteresis: 0.03, confirm: 2, hold: PT10M, suspect_rise: 0.05}
            """;

    @Test
    void packaged_depth_isAsRecorded() {
        RuleSet rules = RuleSetReader.packaged(registry);

        ScalarRule underpass = rules.depthRule(subject("U", SubjectKind.UNDERPASS, null));
        assertThat(underpass)
                .isEqualTo(
                        new ScalarRule(
                                "waterlogging.underpass",
                                new LevelTable(
                                        List.of(
                                                at(Level.BLUE, "blue", 0.08),
                                                at(Level.YELLOW, "yellow", 0.15),
                                                at(Level.ORANGE, "orange", 0.25),
                                                at(Level.ORANGE, "close_at", 0.25),
                                                at(Level.RED, "red", 0.40))),
                                new Persistence(1, 10 * MINUTE, 0.03),
                                0.05,
                                0.30));
        for (SubjectKind kind : List.of(SubjectKind.TUNNEL, SubjectKind.CULVERT)) {
            assertThat(rules.depthRule(subject("T", kind, null)).levels())
                    .isEqualTo(underpass.levels());
        }
        for (SubjectKind kind :
                List.of(SubjectKind.ROAD, SubjectKind.LOW_ROAD, SubjectKind.VILLAGE)) {
            assertThat(rules.depthRule(subject("R", kind, null)).levels().at(0).thresholds())
                    .extracting(Threshold::value)
                    .containsExactly(0.15, 0.27, 0.40, 0.60);
        }
    }

    @Test
    void packaged_rainAndRiver_areAsRecorded() {
        RuleSet rules = RuleSetReader.packaged(registry);
        Subject village = subject("V", SubjectKind.VILLAGE, null);

        assertThat(rules.version()).isEqualTo(1);
        assertThat(rules.stageRule(village)).isNull();
        assertThat(rules.rainRule(village))
                .isEqualTo(
                        new RainRule(
                                "rainstorm.any",
                                List.of(
                                        new RainRule.Clause(720 * MINUTE, Level.BLUE, 50),
                                        new RainRule.Clause(360 * MINUTE, Level.YELLOW, 50),
                                        new RainRule.Clause(180 * MINUTE, Level.ORANGE, 50),
                                        new RainRule.Clause(180 * MINUTE, Level.RED, 100)),
                                60 * MINUTE,
                                0.1,
                                RainRule.EVENT_GAP,
                                RainRule.DECAY,
                                0.9,
                                new Persistence(1, 30 * MINUTE, 0)));
    }

    @Test
    void depthRule_site_isLaidOverTheDefaultsOfItsKind() {
        RuleSet rules =
                read(
                        DEPTH_DEFAULTS
                                + "  sites:\n    BAYI: {levels: {orange: \"> 0.26\"}, confirm: 3}\n");

        ScalarRule rule = rules.depthRule(registry.subject("BAYI"));

        assertThat(rule.path()).isEqualTo("waterlogging.sites.BAYI");
        assertThat(rule.persistence()).isEqualTo(new Persistence(3, 10 * MINUTE, 0.03));
        assertThat(rule.levels().at(0).thresholds())
                .containsExactly(
                        at(Level.BLUE, "blue", 0.08),
                        at(Level.YELLOW, "yellow", 0.15),
                        new Threshold(Level.ORANGE, "orange", Operator.MORE_THAN, 0.26),
                        at(Level.ORANGE, "close_at", 0.27),
                        at(Level.RED, "red", 0.40));
        assertThat(rules.depthRule(registry.subject("BAYI"))).isSameAs(rule);
    }

    @Test
    void depthRule_subjectWithAnotherCloseAt_isMadeAnew() {
        RuleSet rules = read(DEPTH_DEFAULTS);

        rules.depthRule(subject("U", SubjectKind.UNDERPASS, 0.30));
        ScalarRule rule = rules.depthRule(subject("U", SubjectKind.UNDERPASS, 0.50));

        assertThat(rule.levels().at(0).thresholds()).contains(at(Level.ORANGE, "close_at", 0.50));
    }

    @Test
    void stageRule_site_hasItsCharacteristicLevels() {
        RuleSet rules =
                read(
                        """
                        version: 2
                        river:
                          defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
                          sites:
                            RIVER-1: {warning: 20.1, guarantee: "> 21.5", highest: 22.3}
                        """);

        ScalarRule rule = rules.stageRule(registry.subject("RIVER-1"));

        assertThat(rule.levels().at(0).thresholds())
                .containsExactly(
                        at(Level.BLUE, "near_warning", 19.8),
                        at(Level.YELLOW, "warning", 20.1),
                        new Threshold(Level.ORANGE, "guarantee", Operator.MORE_THAN, 21.5),
                        at(Level.RED, "highest", 22.3));
        assertThat(rules.stageRule(registry.subject("HILL"))).isNull();
        assertThat(rules.depthRule(registry.subject("BAYI"))).isNull();
    }

    @Test
    void read_threeTypos_namesAllThree() {
        String text =
                """
                version: 2
                waterlogging:
                  defaults:
                    underpass:
                      levels: {blue: 0.08, yellow: 0.15, orange: 0.25, red: 0.40}
                      hystersis: 0.03
                      hysteresis: 0.03
                      confirm: 1
                      hold: 10 min
                      suspect_rise: 0.05
                  sites:
                    BAYI:
                      levels:
                        orange: abc
                """;

        assertThat(problems(text))
                .containsExactly(
                        "rules.yaml:6: waterlogging.defaults.underpass.hystersis: unknown field;"
                                + " did you mean 'hysteresis'?",
                        "rules.yaml:9: waterlogging.defaults.underpass.hold: expected a duration"
                                + " such as PT10M or PT0S, found '10 min'; write hours, minutes and"
                                + " seconds as in PT1H30M",
                        "rules.yaml:14: waterlogging.sites.BAYI.levels.orange: expected a depth in"
                                + " m or \"> 0.27\", found 'abc'; write a number; put \">\" before"
                                + " it, in quotes, for 'more than'");
    }

    @Test
    void read_orangeAboveCloseAt_isRefused() {
        assertThat(problems(DEPTH_DEFAULTS + "  sites: {BAYI: {levels: {orange: 0.30}}}\n"))
                .containsExactly(
                        "rules.yaml:6: waterlogging.sites.BAYI.levels.orange: expected at most"
                                + " close_at of subject 'BAYI', 0.27 m, found '0.30'; lower orange"
                                + " for this subject under sites.BAYI or raise close_at");
        assertThat(problems(DEPTH_DEFAULTS.replace("orange: 0.25", "orange: 0.28")))
                .containsExactly(
                        "rules.yaml:4: waterlogging.defaults.underpass.levels.orange: expected at"
                                + " most close_at of subject 'BAYI', 0.27 m, found '0.28'; lower"
                                + " orange for this subject under sites.BAYI or raise close_at");
    }

    @Test
    void read_levelsThatDoNotRise_areRefused() {
        assertThat(problems(DEPTH_DEFAULTS.replace("yellow: 0.15", "yellow: 0.05")))
                .anyMatch(p -> p.contains("underpass.levels.yellow: expected more than 0.08"));
        assertThat(problems(DEPTH_DEFAULTS.replace("hysteresis: 0.03", "hysteresis: 0.08")))
                .anyMatch(p -> p.contains("underpass.hysteresis: expected less than the lowest"));
        assertThat(
                        problems(
                                """
                                version: 2
                                rainstorm:
                                  defaults:
                                    any:
                                      clauses: [{window: PT3H, level: red, mm: 50}, {window: PT3H, level: orange, mm: 100}]
                                      continuing: {window: PT2H, mm: 0}
                                      min_coverage: 1.5
                                      confirm: 0
                                      hold: PT30M
                                """))
                .hasSize(3);
    }

    @Test
    void read_unknownSite_isRefused() {
        assertThat(problems(DEPTH_DEFAULTS + "  sites: {BAYY: {confirm: 2}}\n"))
                .containsExactly(
                        "rules.yaml:6: waterlogging.sites.BAYY: the registry has no subject or"
                                + " station 'BAYY'; correct the id or add it there; did you mean"
                                + " 'BAYI'?");
        assertThat(problems(DEPTH_DEFAULTS + "  sites: {BAYI-1: {confirm: 2}}\n"))
                .containsExactly(
                        "rules.yaml:6: waterlogging.sites.BAYI-1: station 'BAYI-1' watches subject"
                                + " 'BAYI'; write the rule under sites.BAYI");
    }

    @Test
    void read_riverSiteWithoutWarningLevel_isRefused() {
        assertThat(
                        problems(
                                "version: 1\nriver:\n"
                                        + "  defaults: {any: {blue_margin: 0.3, hysteresis: 0.05,"
                                        + " confirm: 1, hold: PT1H, suspect_rise: 0.1}}\n"
                                        + "  sites: {RIVER-1: {guarantee: 21}}\n"))
                .singleElement()
                .asString()
                .startsWith("rules.yaml:4: river.sites.RIVER-1.warning: missing beside guarantee");
    }

    @Test
    void read_incompleteDefault_namesWhatIsMissing() {
        assertThat(problems("version: 1\nriver: {defaults: {any: {confirm: 1}}}\n"))
                .extracting(p -> p.substring(0, p.indexOf(';')))
                .containsExactly(
                        "rules.yaml:2: river.defaults.any.hysteresis: missing",
                        "rules.yaml:2: river.defaults.any.hold: missing",
                        "rules.yaml:2: river.defaults.any.suspect_rise: missing",
                        "rules.yaml:2: river.defaults.any.blue_margin: missing");
    }

    private RuleSet read(String text) {
        return RuleSetReader.read("rules.yaml", text, registry);
    }

    private List<String> problems(String text) {
        return problems(text, registry);
    }

    private static List<String> problems(String text, Registry registry) {
        ConfigException thrown =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> RuleSetReader.read("rules.yaml", text, registry));
        assertThat(thrown).isNotNull();
        return thrown.problems().stream().map(Problem::toString).toList();
    }

    private static Threshold at(Level level, String name, double value) {
        return new Threshold(level, name, Operator.AT_LEAST, value);
    }

    private static Subject subject(String id, SubjectKind kind, Double closeAt) {
        return new Subject(
                id,
                kind,
                new LocalText(id, id),
                "xihu",
                new Location(120, 30, null),
                List.of(),
                closeAt,
                Links.NONE);
    }

    @Test
    void exampleTable_isReadAsItStands() throws IOException {
        Registry calder =
                RegistryReader.read(
                        "registry.yaml",
                        Files.readString(Path.of("../examples/calder/registry.yaml")));
        RuleSet table =
                RuleSetReader.read(
                        "rain-table.yaml",
                        Files.readString(Path.of("../examples/rain-table.yaml")),
                        calder);

        assertThat(table.rainRule(calder.subject("BACUP")).clauses()).hasSize(16);
    }

    @Test
    void areaRain_withMistakes_tellsAllOfThem() {
        assertThat(
                        problems(
                                """
                                version: 1
                                area_rain:
                                  per: street
                                  gauges: 0
                                  lost: purple
                                  neighbours: {within_km: 15, gauges: 3, blocked: {window: PT7H, mm: 20, share: 2}}
                                  ahead: [{within: PT3H, mm: 30}]
                                """))
                .extracting(line -> line.split(": ")[1])
                .containsExactly(
                        "area_rain.per",
                        "area_rain.gauges",
                        "area_rain.lost",
                        "area_rain.neighbours.burst",
                        "area_rain.neighbours.blocked.window",
                        "area_rain.neighbours.blocked.share",
                        "area_rain.ahead[0].level");
    }

    @Test
    void quality_withMistakes_tellsAllOfThem() {
        assertThat(
                        problems(
                                """
                                version: 2
                                quality:
                                  defaults:
                                    rivr: {stage: {range: {suspect: [0, 1]}}}
                                    river:
                                      stag: {range: {suspect: [0, 1]}}
                                      stage:
                                        range: {suspect: [0, 30], fail: [5, 20]}
                                        spike: {method: median}
                                        flat_line: {suspect: PT24H}
                                        rate_of_change: {suspect: 2, fail: 1}
                                        attenuated: {suspect: 0.1}
                                        climatology: [{months: [13], suspect: [1, 2]}]
                                        flatline: {}
                                    rain: {rain: {spike: {suspect: 3}}}
                                  stations: {NOWHERE: {stage: {range: {suspect: [0, 1]}}}}
                                """))
                .containsExactly(
                        "rules.yaml:4: quality.defaults.rivr: unknown kind of station; expected one"
                                + " of any, waterlogging, river, reservoir, rain, slope, weather,"
                                + " camera, tower, sign, gate, pump, checkpoint, speaker; did you mean"
                                + " 'river'?",
                        "rules.yaml:6: quality.defaults.river.stag: unknown quantity; did you mean"
                                + " 'stage'?",
                        "rules.yaml:8: quality.defaults.river.stage.range.fail: expected a range"
                                + " around that of suspect: what is bad is suspect",
                        "rules.yaml:9: quality.defaults.river.stage.spike.method: expected average,"
                                + " differential, found 'median'",
                        "rules.yaml:9: quality.defaults.river.stage.spike.suspect: missing; give"
                                + " suspect, fail or both",
                        "rules.yaml:10: quality.defaults.river.stage.flat_line.tolerance: missing;"
                                + " expected how much values may differ and be called the same",
                        "rules.yaml:11: quality.defaults.river.stage.rate_of_change.fail: expected"
                                + " at least suspect, 2.0, found 1.0",
                        "rules.yaml:12: quality.defaults.river.stage.attenuated.window: missing;"
                                + " expected a duration such as PT24H",
                        "rules.yaml:13: quality.defaults.river.stage.climatology[0].months[0]:"
                                + " expected a month from 1 to 12, found '13'",
                        "rules.yaml:14: quality.defaults.river.stage.flatline: unknown field; did"
                                + " you mean 'flat_line'?",
                        "rules.yaml:15: quality.defaults.rain.rain.spike: rain is an amount over a"
                                + " period, of which successive values need not be alike; take this"
                                + " test out",
                        "rules.yaml:16: quality.stations.NOWHERE: the registry has no station"
                                + " 'NOWHERE'; correct the id or add it there");
    }

    @Test
    void reservoir_withMistakes_tellsAllOfThem() {
        assertThat(
                        problems(
                                """
                                version: 2
                                reservoir:
                                  defaults: {any: {blue_margin: 0.3, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.1}}
                                  sites:
                                    RIVER-1:
                                      flood_limits:
                                        - {from: 04-01, to: 06-30, level: 106}
                                        - {from: 06-30, to: 09-30, level: 110}
                                        - {from: 13-01, to: 12-01, level: 106}
                                      design: 109.8
                                      check: 109.5
                                """))
                .containsExactly(
                        "rules.yaml:6: reservoir.sites.RIVER-1.normal: missing beside the other"
                                + " levels; expected the normal storage level in m, which is the limit"
                                + " outside the flood season",
                        "rules.yaml:8: reservoir.sites.RIVER-1.flood_limits[1]: overlaps with"
                                + " reservoir.sites.RIVER-1.flood_limits[0]; let each day have one"
                                + " limit",
                        "rules.yaml:8: reservoir.sites.RIVER-1.flood_limits[1].level: expected less"
                                + " than 109.8 (reservoir.sites.RIVER-1.design), found '110'; a flood"
                                + " limit lies below the design level",
                        "rules.yaml:9: reservoir.sites.RIVER-1.flood_limits[2].from: expected a day"
                                + " as month-day, such as 04-15, found '13-01'",
                        "rules.yaml:11: reservoir.sites.RIVER-1.check: expected more than 109.8"
                                + " (reservoir.sites.RIVER-1.design), found '109.5'; each level must"
                                + " lie above the one before");
    }

    @Test
    void levels_ofAnotherDatumThanTheStations_areRefused() {
        String rules =
                """
                version: 1
                river:
                  defaults: {any: {blue_margin: 0.3, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.1}}
                  sites:
                    R: {warning: 20, datum: wusong}
                """;
        assertThat(problems(rules, river("datum: 1985, ")))
                .containsExactly(
                        "rules.yaml:5: river.sites.R.datum: these levels count from 'wusong',"
                                + " station 'R' from '1985'; convert the levels, or correct the"
                                + " datum where it is wrong");
        assertThat(problems(rules, river("")))
                .containsExactly(
                        "rules.yaml:5: river.sites.R.datum: these levels count from 'wusong',"
                                + " station 'R' names no datum; add it in the registry");
        assertThat(RuleSetReader.read("rules.yaml", rules, river("datum: wusong, "))).isNotNull();
    }

    private static Registry river(String datum) {
        return RegistryReader.read(
                "registry.yaml",
                """
                areas: [{id: D1, level: district, name: 一区}]
                stations:
                  - {id: R, kind: river, area: D1, %slocation: {lon: 115.9, lat: 28.7}, interval: PT5M, quantities: [stage]}
                """
                        .formatted(datum));
    }

    @Test
    void levels_underTheWrongSection_areRefusedWithTheRightOne() {
        assertThat(
                        problems(
                                """
                                version: 2
                                reservoir:
                                  defaults: {any: {blue_margin: 0.3, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.1}}
                                  sites: {R: {normal: 20}}
                                """,
                                river("")))
                .containsExactly(
                        "rules.yaml:4: reservoir.sites.R.normal: 'R' is no reservoir; write its"
                                + " levels under river.sites.R");
    }

    @Test
    void datum_ofAStationThatMeasuresNoStage_doesNotMatter() {
        Registry withRain =
                RegistryReader.read(
                        "registry.yaml",
                        """
                        areas: [{id: D1, level: district, name: 一区}]
                        subjects: [{id: R, kind: reach, name: 河段, area: D1, location: {lon: 115.9, lat: 28.7}}]
                        stations:
                          - {id: S, kind: river, area: D1, subject: R, datum: wusong, location: {lon: 115.9, lat: 28.7}, interval: PT5M, quantities: [stage]}
                          - {id: G, kind: rain, area: D1, subject: R, location: {lon: 115.9, lat: 28.7}, interval: PT5M, quantities: [rain]}
                        """);
        String rules =
                """
                version: 1
                river:
                  defaults: {any: {blue_margin: 0.3, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.1}}
                  sites:
                    R: {warning: 20, datum: wusong}
                """;

        assertThat(RuleSetReader.read("rules.yaml", rules, withRain).version()).isEqualTo(1);
    }
}
