package org.fengsui.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.sim.DemoGauge.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictModelTest {

    private static final long START = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
    private static final double[] UNDERPASS_LEVELS = {0.08, 0.15, 0.25, 0.40};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void advanceTo_anySeed_reachesEveryLevelInTime(long seed) {
        double[] firstSeconds = {1e9, 1e9, 1e9, 1e9};
        for (DemoReport report : reports(seed, 20 * 60)) {
            if (!report.quantity().equals("water_depth") || isLowRoad(report.station())) {
                continue;
            }
            for (int level = 0; level < 4; level++) {
                if (report.value() >= UNDERPASS_LEVELS[level]) {
                    firstSeconds[level] =
                            Math.min(firstSeconds[level], (report.time() - START) / 1_000.0);
                }
            }
        }
        assertThat(firstSeconds[0]).isBetween(1.0, 55.0);
        assertThat(firstSeconds[1]).isLessThan(10 * 60);
        assertThat(firstSeconds[2]).isLessThan(12 * 60);
        assertThat(firstSeconds[3]).isLessThan(15 * 60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void advanceTo_oneStorm_risesPlausiblyAndRecedesBeforeTheNext(long seed) {
        Map<String, List<Double>> depths = new HashMap<>();
        for (DemoReport report : reports(seed, 50 * 60)) {
            if (report.quantity().equals("water_depth")) {
                depths.computeIfAbsent(report.station(), id -> new ArrayList<>())
                        .add(report.value());
            }
        }
        assertThat(depths).hasSize(11);
        depths.forEach(
                (station, series) -> {
                    for (int i = 6; i < series.size(); i++) {
                        double perMinute = series.get(i) - series.get(i - 6);
                        assertThat(perMinute).as(station).isBetween(-0.08, 0.118);
                    }
                });
        assertThat(depths.get("WL_XINGHE").get(depths.get("WL_XINGHE").size() - 1))
                .isLessThan(0.08);
    }

    @Test
    void advanceTo_faultyGauges_misbehaveAsDeclared() {
        List<DemoReport> all = reports(1, 40 * 60);

        assertThat(all).noneMatch(report -> report.station().equals("WL_ZHIZAO"));
        List<DemoReport> dying = of(all, "WL_YINGHUI");
        DemoReport last = dying.get(dying.size() - 1);
        assertThat(last.time()).isLessThan(START + 20 * 60_000);
        assertThat(last.value()).isGreaterThanOrEqualTo(0.25);
        assertThat(dying.get(dying.size() - 7).value()).isLessThan(last.value());
        List<DemoReport> wrongClock = of(all, "WL_JISHI");
        assertThat(wrongClock).allMatch(report -> report.time() >= START + 8 * 3_600_000L);
    }

    @Test
    void advanceTo_nextStorm_theDeadGaugeIsBack() {
        List<DemoReport> dying = of(reports(1, 70 * 60), "WL_YINGHUI");

        assertThat(dying.get(dying.size() - 1).time()).isGreaterThan(START + 55 * 60_000);
    }

    @Test
    void advanceTo_rain_isReportedOnFullMinutesForWholeOnes() {
        List<DemoReport> rain = of(reports(1, 10 * 60), "RG_WANGCHAO");

        assertThat(rain).hasSize(9);
        assertThat(rain).allMatch(report -> report.time() % 60_000 == 0);
        assertThat(rain).allMatch(report -> report.period().equals("PT1M"));
        assertThat(rain.get(0).time()).isEqualTo(START + 2 * 60_000);
    }

    @Test
    void advanceTo_hostAsleepForAnHour_goesOnWithoutAFloodOfReports() {
        DistrictModel model = new DistrictModel(1, START);
        model.advanceTo(START + 10_000);

        List<DemoReport> after = model.advanceTo(START + 3_600_000);

        assertThat(after).hasSizeLessThanOrEqualTo(20);
        assertThat(after).noneMatch(report -> report.quantity().equals("rain"));
    }

    @Test
    void advanceTo_sameSeed_sameReports() {
        assertThat(reports(5, 300)).isEqualTo(reports(5, 300));
        assertThat(reports(5, 300)).isNotEqualTo(reports(6, 300));
    }

    @Test
    void registryAndRules_readByTheDomain_coverWhatIsSimulated() {
        Registry registry = RegistryReader.read("registry.yaml", DemoDistrict.registry());
        RuleSet rules = RuleSetReader.read("rules.yaml", DemoDistrict.rules(), registry);
        List<DemoGauge> gauges = new DistrictModel(1, START).gauges();

        assertThat(gauges.stream().map(gauge -> gauge.site().station()))
                .containsExactlyInAnyOrderElementsOf(registry.stations().keySet());
        assertThat(gauges.stream().map(DemoGauge::fault)).contains(Fault.values());
        for (DemoGauge gauge : gauges) {
            Station station = registry.stations().get(gauge.site().station());
            assertThat(station.location().lon()).isCloseTo(gauge.site().lon(), within(1e-4));
            assertThat(station.location().lat()).isCloseTo(gauge.site().lat(), within(1e-4));
            assertThat(station.interval().wet()).isEqualTo(gauge.interval());
            assertThat(station.sensor(gauge.quantity(), "")).isNotNull();
            Subject subject = registry.subject(station.subjectId());
            assertThat(
                            switch (station.kind()) {
                                case WATERLOGGING -> rules.depthRule(subject);
                                case RIVER -> rules.stageRule(subject);
                                default -> rules.rainRule(subject);
                            })
                    .as(station.id())
                    .isNotNull();
        }
    }

    private static List<DemoReport> reports(long seed, int seconds) {
        DistrictModel model = new DistrictModel(seed, START);
        List<DemoReport> all = new ArrayList<>();
        for (int second = 0; second <= seconds; second++) {
            all.addAll(model.advanceTo(START + second * 1_000L));
        }
        return all;
    }

    private static List<DemoReport> of(List<DemoReport> reports, String station) {
        return reports.stream().filter(report -> report.station().equals(station)).toList();
    }

    private static boolean isLowRoad(String station) {
        return Set.of("WL_SHUYUAN", "WL_JISHI", "WL_JIUXIANG", "WL_HUAXI").contains(station);
    }
}
