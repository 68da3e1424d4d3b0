package org.fengsui.jobs.store;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.hazards.wire.WarningJson;

/**
 * The measurements of design 9. Tags and timestamp are a point's identity, so a point written twice
 * overwrites itself; nothing in them depends on the run. An amount's period is a tag, too, {@code
 * span}, since amounts over different periods that end together are different points.
 *
 * <table>
 * <caption>Measurements</caption>
 * <tr><th>measurement<th>at<th>tags<th>fields
 * <tr><td>observation<td>time<td>area quantity sensor span station<td>period quality received value
 * <tr><td>indicator<td>time<td>indicator station subject<td>received value
 * <tr><td>warning<td>issued<td>area hazard id revision subject<td>basis condition freshness
 *     headline_en headline_zh level measured payload previous_level status
 * <tr><td>action<td>received<td>action id station subject user<td>from level reason role sensor
 *     done until warning
 * <tr><td>rejected<td>received<td>cause hash<td>payload reason topic
 * </table>
 *
 * <p>{@code measured} is the time of the deciding reading, {@code done} that of an action ({@code
 * time} is reserved in InfluxDB). Periods and times in fields are integers in (epoch) ms, quality
 * is its QARTOD code, {@code revision} has six digits so that it sorts as text, {@code cause} is a
 * hash of topic and reason: one message can be rejected for several.
 *
 * @param prefix goes before the measurement's name: "" or {@link #EXERCISE}
 */
public record LineProtocol(String prefix) implements Serializable {

    /** Keeps the tables of exercises apart from real ones. */
    public static final String EXERCISE = "exercise_";

    /** Without a value where it is not finite. */
    public String observation(Observation o) {
        return new PointLine(prefix + "observation")
                .tag("area", o.area())
                .tag("quantity", o.quantity())
                .tag("sensor", o.sensor())
                .tag("span", o.period() == 0 ? null : Long.toString(o.period()))
                .tag("station", o.station())
                .field("period", o.period())
                .field("quality", o.quality().code())
                .field("received", o.received())
                .field("value", o.value())
                .at(o.time());
    }

    /** Without a value where it is not finite. */
    public String indicator(Indicator i) {
        return new PointLine(prefix + "indicator")
                .tag("indicator", i.name())
                .tag("station", i.station())
                .tag("subject", i.subject())
                .field("received", i.received())
                .field("value", i.value())
                .at(i.time());
    }

    /** With the whole warning in the wire format, times in UTC, as {@code payload}. */
    public String warning(Warning w) {
        return new PointLine(prefix + "warning")
                .tag("area", w.area())
                .tag("hazard", w.hazard().id())
                .tag("id", w.id())
                .tag("revision", String.format(Locale.ROOT, "%06d", w.revision()))
                .tag("subject", w.subject())
                .field("basis", w.basis().id())
                .field("condition", w.condition().id())
                .field("freshness", w.freshness().id())
                .field("headline_en", w.headline().en())
                .field("headline_zh", w.headline().zh())
                .field("level", w.level().id())
                .field("measured", w.time())
                .field("payload", WarningJson.text(w, ZoneOffset.UTC))
                .field("previous_level", w.previousLevel().id())
                .field("status", w.status().id())
                .at(w.issued());
    }

    /** What a person did, as far as it was carried out. */
    public String action(Action a) {
        return new PointLine(prefix + "action")
                .tag("action", a.action())
                .tag("id", a.id())
                .tag("station", a.station())
                .tag("subject", a.subject())
                .tag("user", a.user())
                .field("from", a.from())
                .field("level", a.level() == null ? null : a.level().id())
                .field("reason", a.reason())
                .field("role", a.role())
                .field("sensor", a.sensor())
                .field("done", a.time())
                .field("until", a.until())
                .field("warning", a.warning())
                .at(a.received());
    }

    public String rejected(Rejected r) {
        return new PointLine(prefix + "rejected")
                .tag("cause", cause(r))
                .tag("hash", r.hash())
                .field("payload", r.payload())
                .field("reason", r.reason())
                .field("topic", r.topic())
                .at(r.received());
    }

    private static String cause(Rejected r) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (r.topic() + '\n' + r.reason())
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
