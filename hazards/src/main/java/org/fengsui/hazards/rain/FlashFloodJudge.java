package org.fengsui.hazards.rain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.judging.LevelMachine;
import org.fengsui.hazards.judging.LevelState;
import org.fengsui.hazards.judging.Step;
import org.fengsui.hazards.judging.VillageRain;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.RainOnVillages;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.FlashFloodRule;
import org.fengsui.hazards.rules.FlashFloodRule.Ground;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.window.RainWindow;
import org.fengsui.hazards.window.WindowSums;

/**
 * Holds the rain on a village against its critical rain: sums of windows by how wet the ground is
 * (flood.md of the reference, 2.4: prepare 准备转移, move at once 立即转移).
 *
 * <p>A partial sum may raise and never lowers; a history that is not known counts as wet. Each
 * gauge is judged by itself, the worst decides. Events of one village must come in the order of
 * {@code received}; the state is changed in place. Thread-safe. Valid for small basins (under 200
 * km²) whose critical rain somebody has worked out. Cost: constant.
 */
public final class FlashFloodJudge {

    private static final long LONGEST_GAP = 6 * 3_600_000L;

    private final JudgingConfig config;

    public FlashFloodJudge(JudgingConfig config) {
        this.config = config;
    }

    /** Takes in the rain of a gauge. */
    public void rain(VillageState state, VillageRain rain, Consumer<Assessment> out) {
        Registry registry = config.registry();
        Subject village = registry.subject(rain.village());
        Station gauge = registry.station(rain.station());
        FlashFloodRule rule = village == null ? null : config.rules().flashFloodRule(village);
        if (village == null
                || gauge == null
                || rule == null
                || !RainOnVillages.comesDownOn(gauge, village)) {
            state.gauges.remove(rain.series());
            return;
        }
        Ground ground = rule.ground(rain.antecedent(), rain.antecedentCoverage());
        LevelState machine =
                state.gauges.computeIfAbsent(rain.series(), series -> new LevelState());
        Level before = machine.level;
        Level reached = reached(rule, ground, rain.sums());
        Step step =
                new Step(rain.sums().time(), reached, reached, true, isCovered(rule, rain.sums()));
        boolean repeated =
                rain.freshness() != Freshness.FRESH && machine.stepAt == rain.sums().time();
        if (!repeated) {
            LevelMachine.step(machine, step, rule.persistence(), LONGEST_GAP, 0);
        }
        if (before != Level.NONE || machine.level != Level.NONE) {
            out.accept(assessment(rain, rule, ground, machine));
        }
        if (machine.level == Level.NONE && machine.belowSince == 0) {
            state.gauges.remove(rain.series());
        }
    }

    private static Level reached(FlashFloodRule rule, Ground ground, WindowSums sums) {
        Level reached = Level.NONE;
        for (FlashFloodRule.Clause clause : rule.clauses()) {
            if (sums.amount(RainWindow.of(clause.window())) >= clause.mm(ground)) {
                reached = reached.max(clause.level());
            }
        }
        return reached;
    }

    private static boolean isCovered(FlashFloodRule rule, WindowSums sums) {
        return rule.clauses().stream()
                .allMatch(
                        clause ->
                                sums.coverage(RainWindow.of(clause.window()))
                                        >= rule.minCoverage());
    }

    private Assessment assessment(
            VillageRain rain, FlashFloodRule rule, Ground ground, LevelState machine) {
        List<Evidence> evidence = evidence(rain, rule, ground, machine.level);
        return new Assessment(
                rain.village(),
                Hazard.FLASH_FLOOD,
                rain.station(),
                rain.sensor(),
                machine.level,
                machine.onset,
                rain.sums().time(),
                rain.received(),
                rain.freshness(),
                Basis.MEASURED,
                Quality.GOOD,
                false,
                evidence.isEmpty() ? 0 : evidence.get(0).value(),
                "mm",
                Double.NaN,
                evidence,
                null,
                machine.level == Level.NONE ? null : text(rule, ground, rain),
                config.rules().version());
    }

    private static List<Evidence> evidence(
            VillageRain rain, FlashFloodRule rule, Ground ground, Level level) {
        List<Evidence> evidence = new ArrayList<>();
        for (FlashFloodRule.Clause clause : rule.clauses()) {
            if (clause.level() == level) {
                RainWindow window = RainWindow.of(clause.window());
                double amount = rain.sums().amount(window);
                evidence.add(
                        new Evidence(
                                rain.station(),
                                rain.sensor().isEmpty() ? null : rain.sensor(),
                                window.indicator(),
                                Double.isNaN(amount) ? 0 : amount,
                                "mm",
                                ">=",
                                clause.mm(ground),
                                Duration.ofMillis(window.length()).toString(),
                                Quality.GOOD,
                                rain.sums().time(),
                                rule.path()
                                        + (level == Level.RED ? ".move." : ".prepare.")
                                        + ground.name().toLowerCase(Locale.ROOT)));
            }
        }
        evidence.sort(Comparator.comparing(each -> each.value() < each.threshold()));
        return evidence;
    }

    private static LocalText text(FlashFloodRule rule, Ground ground, VillageRain rain) {
        if (rain.antecedentCoverage() < rule.minCoverage() && rain.antecedent() < rule.wetFrom()) {
            return new LocalText("前期雨量不明 按偏湿计", "rain before unknown, ground taken for wet");
        }
        String mm = String.valueOf(Math.round(rain.antecedent()));
        return switch (ground) {
            case DRY -> new LocalText("前期偏干" + mm + "毫米", "ground dry, " + mm + " mm before");
            case NORMAL -> new LocalText("前期一般" + mm + "毫米", "ground moist, " + mm + " mm before");
            case WET -> new LocalText("前期偏湿" + mm + "毫米", "ground wet, " + mm + " mm before");
        };
    }
}
