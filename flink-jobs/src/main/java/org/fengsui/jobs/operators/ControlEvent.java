package org.fengsui.jobs.operators;

import java.util.Locale;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.wire.ConfigTexts;
import org.fengsui.hazards.wire.IngestGap;
import org.jspecify.annotations.Nullable;

/**
 * Something that concerns every key: a configuration, or a span in which we did not listen.
 *
 * <p>A registry and its rules are one event, so that both come into force or neither.
 *
 * @param received epoch ms from which it is in force
 * @param registry text of the registry, "" for a gap
 * @param rules text of the rule set, "" for a gap
 * @param from start of the gap or of the time out of service, epoch ms; 0 for a configuration
 * @param to end of it, epoch ms; 0 for a configuration
 * @param station that goes out of service or is back, null otherwise
 * @param sensor null for the whole station
 */
public record ControlEvent(
        long received,
        Kind kind,
        String registry,
        String rules,
        long from,
        long to,
        @Nullable String station,
        @Nullable String sensor) {

    /** The kinds of control events. */
    public enum Kind {
        CONFIG,
        GAP,
        OUT_OF_SERVICE,
        MAINTENANCE,
        BACK_IN_SERVICE
    }

    static ControlEvent config(long received, ConfigTexts texts) {
        return new ControlEvent(
                received, Kind.CONFIG, texts.registry(), texts.rules(), 0, 0, null, null);
    }

    static ControlEvent gap(long received, IngestGap gap) {
        return new ControlEvent(received, Kind.GAP, "", "", gap.from(), gap.to(), null, null);
    }

    /** A station that a person takes out of service, or puts back. */
    static ControlEvent service(Action action) {
        Kind kind = Kind.valueOf(action.action().toUpperCase(Locale.ROOT));
        return new ControlEvent(
                action.received(),
                kind,
                "",
                "",
                Math.max(action.from(), action.received()),
                action.until(),
                action.station(),
                action.sensor());
    }

    /** Key under which it is kept in broadcast state. */
    String key() {
        return String.format(
                "%s/%020d/%d/%d/%08x",
                kind,
                received,
                from,
                to,
                station == null
                        ? 31 * registry.hashCode() + rules.hashCode()
                        : (station + "/" + sensor).hashCode());
    }
}
