package org.fengsui.sim;

import java.time.Instant;
import java.util.Map;

/** Writes payloads of {@code obs/{station}} and {@code status/{station}} (design 7). */
final class ObservationJson {

    private ObservationJson() {}

    /**
     * One observation message. Ids and series must be of the wire's characters: nothing is escaped.
     *
     * @param seq left out if negative
     * @param period left out if empty
     */
    static String of(
            String station,
            long time,
            long seq,
            String period,
            boolean historical,
            Map<String, Double> values) {
        StringBuilder json = new StringBuilder(96);
        json.append("{\"station\":\"").append(station).append('"');
        json.append(",\"time\":\"").append(Instant.ofEpochMilli(time)).append('"');
        if (seq >= 0) {
            json.append(",\"seq\":").append(seq);
        }
        if (!period.isEmpty()) {
            json.append(",\"period\":\"").append(period).append('"');
        }
        if (historical) {
            json.append(",\"historical\":true");
        }
        json.append(",\"values\":{");
        String separator = "";
        for (Map.Entry<String, Double> value : values.entrySet()) {
            json.append(separator).append('"').append(value.getKey()).append("\":");
            json.append(value.getValue().doubleValue());
            separator = ",";
        }
        return json.append("}}").toString();
    }

    static String status(String station, long time, boolean online) {
        return "{\"station\":\"%s\",\"time\":\"%s\",\"state\":\"%s\",\"faults\":[]}"
                .formatted(station, Instant.ofEpochMilli(time), online ? "online" : "offline");
    }
}
