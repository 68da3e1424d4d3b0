package org.fengsui.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.RainRule;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;

/** Writes the thresholds of a subject by the quantity they are held against. */
final class ThresholdJson {

    private ThresholdJson() {}

    /**
     * @param now epoch ms, for thresholds that depend on the season
     */
    static ObjectNode write(Subject subject, RuleSet rules, long now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ScalarRule depth = rules.depthRule(subject);
        if (depth != null) {
            steps(node.putArray("water_depth"), depth.levels().at(now));
        }
        ScalarRule stage = rules.stageRule(subject);
        if (stage != null) {
            steps(node.putArray("stage"), stage.levels().at(now));
        }
        RainRule rain = rules.rainRule(subject);
        if (rain != null) {
            ArrayNode clauses = node.putArray("rain");
            for (RainRule.Clause clause : rain.clauses()) {
                clauses.addObject()
                        .put("level", clause.level().id())
                        .put("name", clause.level().id())
                        .put("operator", ">=")
                        .put("window", Duration.ofMillis(clause.window()).toString())
                        .put("value", clause.mm());
            }
        }
        return node;
    }

    private static void steps(ArrayNode into, LevelTable levels) {
        for (Threshold threshold : levels.thresholds()) {
            into.addObject()
                    .put("level", threshold.level().id())
                    .put("name", threshold.name())
                    .put("operator", threshold.operator().symbol())
                    .put("value", threshold.value());
        }
    }
}
