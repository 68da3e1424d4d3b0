package org.fengsui.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A warning as published, to be changed to what a test needs. */
final class TestWarning {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestWarning() {}

    static String topic(String subject) {
        return "warn/demo/_/_/waterlogging/" + subject;
    }

    static ObjectNode of(String id, String subject, String level, int revision, long issued) {
        ObjectNode warning = JSON.createObjectNode();
        warning.put("id", id).put("hazard", "waterlogging").put("subject", subject);
        text(warning, "name", "八一桥下穿", "Bayi Underpass");
        warning.put("area", "demo");
        text(warning, "area_name", "城东区", "East District");
        warning.put("level", level).put("previous_level", "none").put("status", "raised");
        warning.put("condition", "active").put("basis", "measured").put("freshness", "fresh");
        warning.put("revision", revision).put("time", issued - 2_000).put("issued", issued);
        text(
                warning,
                "headline",
                "八一桥下穿 积水31厘米 已超封闭线25 约12分钟到40(红) 建议立即封闭",
                "Bayi Underpass: water 31 cm, above the closing line 25, about 12 min to 40 (red). Close now");
        text(warning, "advice", "立即封闭,派人值守", "Close the road now and post a guard");
        warning.putArray("evidence")
                .addObject()
                .put("station", "BAYI")
                .put("indicator", "water_depth")
                .put("value", 0.31)
                .put("unit", "m")
                .put("operator", ">=")
                .put("threshold", 0.25)
                .put("quality", 1)
                .put("time", issued - 2_000)
                .put("rule", "waterlogging.underpass.close_at");
        warning.putObject("next_level")
                .put("level", "red")
                .put("distance", 0.09)
                .put("eta", issued + 720_000)
                .put("eta_earliest", issued + 500_000)
                .put("eta_latest", issued + 1_200_000);
        return warning.put("rules", 7).put("exercise", false);
    }

    static void text(ObjectNode node, String name, String zh, String en) {
        node.putObject(name).put("zh", zh).put("en", en);
    }
}
