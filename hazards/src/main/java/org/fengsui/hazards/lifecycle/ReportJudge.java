package org.fengsui.hazards.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Report;
import org.jspecify.annotations.Nullable;

/**
 * Grades what a person saw: a depth by the thresholds of the place, people trapped as red. It
 * counts at once, beside what gauges measure; the worse of them decides. Thread-safe.
 */
public final class ReportJudge {

    static final String TRAPPED = "trapped";

    private final JudgingConfig config;

    public ReportJudge(JudgingConfig config) {
        this.config = config;
    }

    /**
     * What the report says of its place; null where nothing there is judged by depth.
     *
     * @param refused told why, in that case
     */
    public @Nullable Assessment assess(Report report, Consumer<String> refused) {
        Subject subject = config.registry().subject(report.subject());
        if (subject == null) {
            refused.accept(
                    "the registry has no subject '"
                            + report.subject()
                            + "'; correct the report or add the place");
            return null;
        }
        ScalarRule rule = config.rules().depthRule(subject);
        boolean trapped = report.sign().equals(TRAPPED);
        if (rule == null && !trapped) {
            refused.accept(
                    "no rule of waterlogging covers subject '"
                            + subject.id()
                            + "'; a depth there is judged by nothing");
            return null;
        }
        long time = Math.min(report.time(), report.received());
        Level level = trapped || rule == null ? Level.RED : levelOf(rule, time, report.value());
        return new Assessment(
                subject.id(),
                Hazard.WATERLOGGING,
                report.reporter(),
                "report-" + report.sign(),
                level,
                level == Level.NONE ? 0 : time,
                time,
                report.received(),
                Freshness.FRESH,
                Basis.REPORTED,
                Quality.NOT_EVALUATED,
                report.received() - time > Reports.VALID,
                report.value(),
                "m",
                Double.NaN,
                trapped || rule == null
                        ? List.of(trapped(report, time))
                        : evidence(report, rule, level, time),
                null,
                reason(report.role()),
                config.rules().version());
    }

    private static Level levelOf(ScalarRule rule, long time, double depth) {
        return rule.levels().at(time).levelOf(depth);
    }

    private static List<Evidence> evidence(Report report, ScalarRule rule, Level level, long time) {
        List<Evidence> evidence = new ArrayList<>();
        for (Threshold threshold : rule.levels().at(time).thresholds()) {
            if (threshold.level() == level && threshold.metBy(report.value())) {
                evidence.add(
                        new Evidence(
                                report.reporter(),
                                null,
                                "water_depth",
                                report.value(),
                                "m",
                                threshold.operator().symbol(),
                                threshold.value(),
                                null,
                                Quality.NOT_EVALUATED,
                                time,
                                rule.path() + "." + threshold.name()));
            }
        }
        return evidence;
    }

    private static Evidence trapped(Report report, long time) {
        return new Evidence(
                report.reporter(),
                null,
                TRAPPED,
                1,
                "",
                ">=",
                1,
                null,
                Quality.NOT_EVALUATED,
                time,
                "waterlogging.report." + TRAPPED);
    }

    private static LocalText reason(String role) {
        return switch (role) {
            case "patrol" -> new LocalText("巡查员报告", "reported by a patrol");
            case "tower" -> new LocalText("瞭望员报告", "reported by a lookout");
            case "villager" -> new LocalText("群众报告", "reported by a resident");
            case "119" -> new LocalText("119报告", "reported by 119");
            case "12345" -> new LocalText("12345报告", "reported by 12345");
            default -> new LocalText("部门报告", "reported by a department");
        };
    }
}
