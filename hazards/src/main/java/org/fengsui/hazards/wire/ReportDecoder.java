package org.fengsui.hazards.wire;

import java.util.List;
import org.fengsui.hazards.warning.Report;
import org.jspecify.annotations.Nullable;

/** Reads {@code report/{reporter}}. Throws {@link MalformedMessageException}. */
final class ReportDecoder {

    static final List<String> ROLES =
            List.of("patrol", "tower", "villager", "119", "12345", "department");
    static final List<String> SIGNS =
            List.of(
                    "crack",
                    "rockfall",
                    "sound",
                    "muddy_spring",
                    "seepage",
                    "piping",
                    "depth",
                    "smoke",
                    "trapped",
                    "other");
    private static final List<String> UNITS = List.of("m", "cm", "mm");
    private static final double DEEPEST = 20;

    private ReportDecoder() {}

    /** The report; null where its sign is not judged. */
    static @Nullable Report decode(Arrival arrival, String reporter) {
        JsonFields fields = Json.object(arrival.payload());
        fields.idOfTopic("reporter", reporter);
        String id = fields.text("id");
        String role = fields.oneOf("role", ROLES);
        String sign = fields.oneOf("sign", SIGNS);
        long time = fields.time("time", arrival.received());
        String subject = fields.optionalId("subject");
        if (!sign.equals("depth") && !sign.equals("trapped")) {
            return null;
        }
        if (subject == null) {
            throw fields.missing(
                    "subject", "the id of the place, for " + sign + " is judged there");
        }
        double value = sign.equals("depth") ? depth(fields) : 0;
        return new Report(id, reporter, role, subject, sign, value, time, arrival.received());
    }

    private static double depth(JsonFields fields) {
        double perMetre =
                switch (fields.oneOf("unit", UNITS)) {
                    case "cm" -> 100;
                    case "mm" -> 1000;
                    default -> 1;
                };
        return fields.number("value", 0, DEEPEST * perMetre) / perMetre;
    }
}
