package org.fengsui.hazards.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.registry.Interval;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Sensor;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.StationKind;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
import org.fengsui.hazards.warning.LocalText;
import org.junit.jupiter.api.Test;

class RegistryReaderTest {

    static final String STATION =
            """
            stations:
              - id: BAYI
                kind: waterlogging
                area: xihu
                location: {lon: 120.15, lat: 30.28}
                interval: PT1M
                quantities: [water_depth]
            """;

    @Test
    void read_stationsOnly_isAValidRegistry() {
        Registry registry = RegistryReader.read("s.yaml", STATION);

        assertThat(registry.version()).isEqualTo(1);
        assertThat(registry.zone()).hasToString("Asia/Shanghai");
        Station station = registry.stations().get("BAYI");
        assertThat(station.kind()).isEqualTo(StationKind.WATERLOGGING);
        assertThat(station.interval()).isEqualTo(Interval.every(60_000));
        assertThat(station.subjectId()).isEqualTo("BAYI");
        assertThat(station.name()).isEqualTo(new LocalText("BAYI", "BAYI"));
        assertThat(station.sensor("water_depth", "")).isNotNull();
        assertThat(registry.quantities().get("rain"))
                .isEqualTo(new QuantityDef("rain", "mm", 0, 1825, true));
    }

    @Test
    void read_everyFieldOfTheFormat_keepsWhatTheRecordsHold() {
        Registry registry = RegistryReader.read("registry.yaml", Samples.text("registry.yaml"));

        assertThat(registry.version()).isEqualTo(3);
        assertThat(registry.areas().get("gudang").level()).isEqualTo(AreaLevel.TOWN);
        assertThat(registry.areas().get("hz").boundary()).hasSize(4);
        assertThat(registry.enclosing("gudang", AreaLevel.DISTRICT)).isEqualTo("xihu");
        Subject subject = registry.subjects().get("BAYI");
        assertThat(subject.kind()).isEqualTo(SubjectKind.UNDERPASS);
        assertThat(subject.closeAt()).isEqualTo(0.27);
        assertThat(subject.links().rain()).containsExactly("RAIN-1");
        assertThat(subject.links().upstream()).containsExactly("RIVER-1");
        assertThat(subject.links().downstream()).isEmpty();
        assertThat(subject.name()).isEqualTo(new LocalText("八一桥下穿", "Bayi underpass"));
        Subject slope = registry.subjects().get("HILL");
        assertThat(slope.location().lon()).isBetween(120.1, 120.2);
        Station station = registry.stations().get("BAYI-1");
        assertThat(station.interval()).isEqualTo(new Interval(3_600_000, 60_000, 86_400_000));
        assertThat(station.liveAgeMs()).isEqualTo(2_700_000);
        assertThat(station.installed()).isEqualTo(1_714_492_800_000L);
        assertThat(station.sensor("crack", "C2").scale()).isEqualTo(0.1);
        assertThat(station.sensor("water_depth", "").max()).isEqualTo(3);
        assertThat(registry.quantities().get("salinity").unit()).isEqualTo("g/kg");
    }

    @Test
    void read_json_isTheSameRegistry() {
        String json =
                "{\"stations\":[{\"id\":\"BAYI\",\"kind\":\"waterlogging\",\"area\":\"xihu\","
                        + "\"location\":{\"lon\":120.15,\"lat\":30.28},\"interval\":\"PT1M\","
                        + "\"quantities\":[\"water_depth\"]}]}";

        assertThat(RegistryReader.read("r.json", json))
                .isEqualTo(RegistryReader.read("s.yaml", STATION));
    }

    @Test
    void read_manyMistakes_namesAllWithLineFieldAndExpectation() {
        String text =
                """
                version: one
                areas:
                  - {id: hz, level: city, parent: xihu}
                  - {id: xihu, level: distrct, parent: hz}
                subjects:
                  - {id: "a b", kind: road, area: hz, location: {lon: 1, lat: 2}}
                  - {id: S, kind: road, area: nowhere, loction: {lon: 1, lat: 2}}
                stations:
                  - id: X
                    kind: rain
                    area: hz
                    location: {lon: 220.5, lat: 30}
                    interval: 5 minutes
                    subject: T
                    quantities: [water_deph, rain, rain]
                    colour: red
                  - {id: X, kind: camera, area: hz, location: {lon: 1, lat: 2}, interval: PT1M}
                """;

        assertThat(problems(text))
                .contains(
                        "r.yaml:1: version: expected a whole number from 1, found 'one'",
                        "r.yaml:3: areas[hz].parent: the area lies within itself; parents form a"
                                + " ring",
                        "r.yaml:4: areas[xihu].level: expected city, district, town, village,"
                                + " found 'distrct'; did you mean 'district'?",
                        "r.yaml:6: subjects[0].id: expected an id of 1 to 64 letters, digits, '_'"
                                + " or '-', found 'a b'",
                        "r.yaml:7: subjects[S].area: no area has the id 'nowhere'; list it under"
                                + " areas",
                        "r.yaml:7: subjects[S].loction: unknown field; did you mean 'location'?",
                        "r.yaml:7: subjects[S].location: missing; expected {lon: …, lat: …}, or a"
                                + " polygon",
                        "r.yaml:12: stations[X].location.lon: expected lon in WGS-84 degrees, -180"
                                + " to 180, found '220.5'",
                        "r.yaml:13: stations[X].interval: expected a duration above zero such as"
                                + " PT5M, found '5 minutes'; write hours, minutes and seconds as"
                                + " in PT1H30M",
                        "r.yaml:14: stations[X].subject: no subject has the id 'T'; list it under"
                                + " subjects; did you mean 'S'?",
                        "r.yaml:15: stations[X].quantities[0]: unknown quantity 'water_deph'; add"
                                + " it under quantities with its unit and range; did you mean"
                                + " 'water_depth'?",
                        "r.yaml:15: stations[X].quantities[2]: 'rain' is listed twice; give each"
                                + " sensor of a quantity its own id",
                        "r.yaml:17: stations[X].id: 'X' is used twice in this list; ids must be"
                                + " unique");
        assertThat(problems(text)).anyMatch(p -> p.startsWith("r.yaml:16: stations[X].colour"));
    }

    @Test
    void read_stationNamedAsTheStoreReports_isAProblem() {
        assertThat(problems(STATION.replace("id: BAYI", "id: fengsui-store")))
                .singleElement()
                .asString()
                .contains("stations[fengsui-store].id: fengsui-store is how the store reports");
    }

    @Test
    void read_computedSensorWithoutItsSource_namesWhatIsMissing() {
        String text =
                STATION.replace(
                        "quantities: [water_depth]",
                        "sensors: [{quantity: water_depth, from: distance}]");

        assertThat(problems(text))
                .anyMatch(problem -> problem.contains("add {quantity: distance}"))
                .anyMatch(
                        problem ->
                                problem.contains(
                                        ".offset: missing; expected the height in m of the"
                                                + " head above what water_depth counts from"));
    }

    @Test
    void read_distanceInShort_hasTheCodesOfUltrasonicHeads() {
        Sensor sensor =
                RegistryReader.read("r", STATION.replace("[water_depth]", "[distance]"))
                        .stations()
                        .get("BAYI")
                        .sensor("distance", "");

        assertThat(sensor.noData()).containsExactly(0.0, 0.3, 5.0, 10.0);
    }

    @Test
    void read_repeatedKey_isAProblem() {
        assertThat(problems(STATION + "version: 1\nversion: 2\n"))
                .containsExactly(
                        "r.yaml:9: version: given twice, first in line 8; keep one of them");
    }

    @Test
    void read_areaUnlistedWhileOthersAreListed_isAProblem() {
        assertThat(problems("areas: [{id: hz, level: city}]\n" + STATION))
                .containsExactly(
                        "r.yaml:5: stations[BAYI].area: no area has the id 'xihu'; list it under"
                                + " areas");
    }

    @Test
    void read_builtInQuantityInAnotherUnit_isAProblem() {
        assertThat(problems("quantities: [{id: water_depth, unit: cm}]\n" + STATION))
                .containsExactly(
                        "r.yaml:1: quantities[water_depth].unit: expected 'm', the unit of this"
                                + " built-in quantity everywhere, found 'cm'; convert with scale"
                                + " and offset of the sensor");
    }

    @Test
    void read_aliasBomb_isRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(problems(bomb.toString())).singleElement().asString().contains("alias");
    }

    @Test
    void read_deepNesting_isRefused() {
        assertThat(problems("a: " + "[".repeat(5000))).hasSize(1);
    }

    @Test
    void read_notAMap_isRefused() {
        assertThat(problems("")).hasSize(1);
        assertThat(problems("- a")).hasSize(1);
        assertThat(problems("a: [1")).hasSize(1);
        assertThat(problems("\u0000")).hasSize(1);
    }

    private static List<String> problems(String text) {
        ConfigException thrown =
                catchThrowableOfType(
                        ConfigException.class, () -> RegistryReader.read("r.yaml", text));
        assertThat(thrown).isNotNull();
        assertThat(thrown).hasMessageContaining(thrown.problems().get(0).toString());
        return thrown.problems().stream().map(Problem::toString).toList();
    }
}
