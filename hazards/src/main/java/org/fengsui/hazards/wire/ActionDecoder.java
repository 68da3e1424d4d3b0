package org.fengsui.hazards.wire;

import java.util.List;
import java.util.Set;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** Reads {@code act/{user}}. Throws {@link MalformedMessageException}. */
final class ActionDecoder {

    static final List<String> ACTIONS =
            List.of(
                    "acknowledge",
                    "shelve",
                    "unshelve",
                    "raise",
                    "set_level",
                    "confirm",
                    "dismiss",
                    "lift",
                    "cancel",
                    "close_road",
                    "reopen_road",
                    "release",
                    "approve",
                    "answer",
                    "out_of_service",
                    "back_in_service",
                    "maintenance",
                    "response",
                    "log");

    private static final List<String> LEVELS = List.of("none", "blue", "yellow", "orange", "red");
    private static final Set<String> ON_A_WARNING =
            Set.of(
                    "acknowledge",
                    "shelve",
                    "unshelve",
                    "set_level",
                    "confirm",
                    "dismiss",
                    "lift",
                    "cancel");
    private static final Set<String> WITH_LEVEL = Set.of("raise", "set_level");
    private static final Set<String> UNTIL = Set.of("out_of_service", "maintenance");

    private ActionDecoder() {}

    static Action decode(Arrival arrival, String user) {
        JsonFields fields = Json.object(arrival.payload());
        String id = fields.id("id");
        String action = fields.oneOf("action", ACTIONS);
        String warning = fields.optionalId("warning");
        String subject = fields.optionalId("subject");
        String station = fields.optionalId("station");
        String level = fields.optionalOneOf("level", LEVELS);
        checkTarget(fields, action, warning, subject, station, level);
        checkDescriptions(fields);
        long time = fields.time("time", arrival.received());
        long from = fields.has("from") ? fields.time("from", arrival.received()) : 0;
        long until = fields.has("until") ? fields.time("until", arrival.received()) : 0;
        return new Action(
                id,
                action,
                warning,
                subject,
                fields.idOfTopic("user", user),
                fields.text("role"),
                level == null ? null : Level.ofId(level),
                fields.optionalText("reason"),
                time,
                arrival.received(),
                station,
                fields.optionalId("sensor"),
                from,
                until);
    }

    private static void checkTarget(
            JsonFields fields,
            String action,
            @Nullable String warning,
            @Nullable String subject,
            @Nullable String station,
            @Nullable String level) {
        if (ON_A_WARNING.contains(action) && warning == null && subject == null) {
            throw fields.missing("warning", "the id of a warning, or a subject, to " + action);
        }
        if (action.equals("raise") && subject == null) {
            throw fields.missing("subject", "the subject to raise a warning for");
        }
        if (WITH_LEVEL.contains(action) && level == null) {
            throw fields.missing("level", "none, blue, yellow, orange or red");
        }
        if (Action.ON_A_STATION.contains(action) && station == null) {
            throw fields.missing("station", "the id of the station");
        }
        if (UNTIL.contains(action) && !fields.has("until")) {
            throw fields.missing("until", "when the station is back by itself");
        }
    }

    private static void checkDescriptions(JsonFields fields) {
        fields.optionalText("second");
        if (fields.has("revision")) {
            fields.integer("revision");
        }
    }
}
