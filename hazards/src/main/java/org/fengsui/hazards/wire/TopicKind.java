package org.fengsui.hazards.wire;

/** What a topic below the root carries (design 7), with the pipeline's own events. */
public enum TopicKind {
    /** {@code obs/{station}}: readings. */
    OBSERVATION("obs/"),
    /** {@code det/{station}}: detections of a camera; checked, not judged yet. */
    DETECTION("det/"),
    /** {@code status/{station}}: {@link StationStatus}. */
    STATUS("status/"),
    /** {@code report/{reporter}}: what a person saw; depth and people trapped are judged. */
    REPORT("report/"),
    /** {@code official/{source}}: relayed official message; those of rain are judged. */
    OFFICIAL("official/"),
    /** {@code act/{user}}: what a person did. */
    ACTION("act/"),
    /** {@code config/…}: registry and rules; passed through. */
    CONFIG("config/"),
    /** {@code warn/…}: our own warnings, as a broker retained them while we were away. */
    WARNING("warn/"),
    /** {@code sign/{station}} and its {@code /state}; ignored. */
    SIGN("sign/"),
    /** A tick of the clock; passed through. */
    CLOCK(Arrival.TICK),
    /** Our own downtime: {@link IngestGap}; passed through. */
    GAP(Arrival.GAP),
    /** Nothing that is known here. */
    UNKNOWN("");

    private final String start;

    TopicKind(String start) {
        this.start = start;
    }

    /** The kind of a topic below the root. */
    public static TopicKind of(String topic) {
        if (topic.startsWith(OBSERVATION.start)) {
            return OBSERVATION;
        }
        return switch (topic) {
            case Arrival.TICK -> CLOCK;
            case Arrival.GAP -> GAP;
            default -> byStart(topic);
        };
    }

    private static TopicKind byStart(String topic) {
        for (TopicKind kind : values()) {
            if (kind.start.endsWith("/") && topic.startsWith(kind.start)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** What follows the kind, e.g. the station of {@code obs/{station}}. */
    String rest(String topic) {
        return topic.substring(start.length());
    }
}
