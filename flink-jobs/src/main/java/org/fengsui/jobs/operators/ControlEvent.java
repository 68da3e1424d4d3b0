package org.fengsui.jobs.operators;

import org.fengsui.hazards.wire.ConfigTexts;
import org.fengsui.hazards.wire.IngestGap;

/**
 * Something that concerns every key: a configuration, or a span in which we did not listen.
 *
 * <p>A registry and its rules are one event, so that both come into force or neither.
 *
 * @param received epoch ms from which it is in force
 * @param registry text of the registry, "" for a gap
 * @param rules text of the rule set, "" for a gap
 * @param from start of the gap, epoch ms; 0 for a configuration
 * @param to end of the gap, epoch ms; 0 for a configuration
 */
public record ControlEvent(
        long received, Kind kind, String registry, String rules, long from, long to) {

    /** The kinds of control events. */
    public enum Kind {
        CONFIG,
        GAP
    }

    static ControlEvent config(long received, ConfigTexts texts) {
        return new ControlEvent(received, Kind.CONFIG, texts.registry(), texts.rules(), 0, 0);
    }

    static ControlEvent gap(long received, IngestGap gap) {
        return new ControlEvent(received, Kind.GAP, "", "", gap.from(), gap.to());
    }

    /** Key under which it is kept in broadcast state. */
    String key() {
        return String.format(
                "%s/%020d/%d/%d/%08x",
                kind, received, from, to, 31 * registry.hashCode() + rules.hashCode());
    }
}
