package org.fengsui.hazards.wire;

import java.util.List;

/** Reads {@code status/{station}}. Throws {@link MalformedMessageException}. */
final class StatusDecoder {

    private StatusDecoder() {}

    static StationStatus decode(Arrival arrival, String station) {
        JsonFields fields = Json.object(arrival.payload());
        return new StationStatus(
                fields.idOfTopic("station", station),
                fields.time("time", arrival.received()),
                fields.oneOf("state", List.of("online", "offline")).equals("online"),
                fields.optionalOneOf("mode", List.of("patrol", "manual", "parked")),
                fields.optionalId("pose"),
                fields.optionalFlag("azimuth_known"),
                fields.optionalOneOf("imaging", List.of("day", "thermal")),
                fields.optionalNumber("visibility"),
                fields.optionalText("power"),
                fields.has("faults") ? fields.texts("faults") : List.of(),
                arrival.received());
    }
}
