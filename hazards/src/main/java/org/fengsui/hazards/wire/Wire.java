package org.fengsui.hazards.wire;

import java.io.IOException;
import java.util.List;
import org.fengsui.hazards.warning.Warning;

/**
 * Reads messages (design 7). Knows their form only: whether a station or a quantity exists, and
 * whether a clock is right, is judged where the registry is.
 *
 * <p>Nothing that arrives makes it throw: what cannot be used comes out as {@link Rejected} with
 * its own reason. Stateless and thread-safe.
 */
public final class Wire {

    /** Larger payloads are rejected unread. */
    public static final int MAX_PAYLOAD = 256 * 1024;

    private Wire() {}

    /** What the message says. */
    public static Decoded decode(Arrival arrival) {
        TopicKind kind = TopicKind.of(arrival.topic());
        try {
            return decode(kind, arrival);
        } catch (MalformedMessageException e) {
            return Decoded.rejected(kind, Rejected.of(arrival, e.reason()));
        } catch (IOException e) {
            return Decoded.rejected(kind, Rejected.of(arrival, Json.malformed(e).reason()));
        } catch (RuntimeException e) {
            String what = e.getClass().getSimpleName();
            return Decoded.rejected(
                    kind, Rejected.of(arrival, "the parser failed on this message: " + what));
        }
    }

    private static Decoded decode(TopicKind kind, Arrival arrival) throws IOException {
        return switch (kind) {
            case OBSERVATION -> {
                checkSize(arrival);
                checkText(arrival);
                yield ObservationDecoder.decode(arrival, name(kind, arrival));
            }
            case ACTION -> {
                checkSize(arrival);
                yield new Decoded(
                        kind,
                        List.of(),
                        List.of(ActionDecoder.decode(arrival, name(kind, arrival))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
            }
            case STATUS -> status(arrival);
            case REPORT -> {
                checkSize(arrival);
                yield Decoded.report(ReportDecoder.decode(arrival, name(kind, arrival)));
            }
            case DETECTION, OFFICIAL -> {
                checkSize(arrival);
                checkIdentity(kind, arrival);
                yield Decoded.nothing(kind);
            }
            case WARNING -> warning(arrival);
            case CONFIG, SIGN, CLOCK, GAP -> Decoded.nothing(kind);
            case UNKNOWN ->
                    throw new MalformedMessageException(
                            "unknown topic; expected obs/, det/, status/, report/, official/ or"
                                    + " act/ and an id");
        };
    }

    /** An empty payload clears the retained status and says nothing. */
    private static Decoded status(Arrival arrival) {
        String station = name(TopicKind.STATUS, arrival);
        if (arrival.payload().length == 0) {
            return Decoded.nothing(TopicKind.STATUS);
        }
        checkSize(arrival);
        return new Decoded(
                TopicKind.STATUS,
                List.of(),
                List.of(),
                List.of(StatusDecoder.decode(arrival, station)),
                List.of(),
                List.of(),
                List.of());
    }

    /** An empty payload takes the retained warning away and says nothing. */
    private static Decoded warning(Arrival arrival) {
        if (arrival.payload().length == 0) {
            return Decoded.nothing(TopicKind.WARNING);
        }
        checkSize(arrival);
        Warning warning = WarningJson.read(arrival.payload());
        String expected = "/" + warning.hazard().id() + "/" + warning.subject();
        if (!arrival.topic().endsWith(expected)) {
            throw new MalformedMessageException(
                    "topic: expected one that ends with '" + expected + "' as the warning says");
        }
        return new Decoded(
                TopicKind.WARNING,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(warning),
                List.of());
    }

    private static void checkIdentity(TopicKind kind, Arrival arrival) {
        String name = name(kind, arrival);
        JsonFields fields = Json.object(arrival.payload());
        if (kind == TopicKind.DETECTION) {
            fields.idOfTopic("station", name);
        } else {
            fields.text("id");
        }
    }

    private static String name(TopicKind kind, Arrival arrival) {
        String name = kind.rest(arrival.topic());
        if (!Ids.valid(name)) {
            throw new MalformedMessageException(
                    "topic: expected "
                            + Ids.EXPECTED
                            + " as its last part, found '"
                            + Payloads.printable(name, 80)
                            + "'");
        }
        return name;
    }

    private static void checkSize(Arrival arrival) {
        int size = arrival.payload().length;
        if (size > MAX_PAYLOAD) {
            throw new MalformedMessageException(
                    "payload of " + size + " bytes was not read; expected at most " + MAX_PAYLOAD);
        }
    }

    private static void checkText(Arrival arrival) {
        if (arrival.payload().length == 0) {
            throw new MalformedMessageException(
                    "empty payload; expected a JSON object or an array of objects");
        }
        if (!Payloads.isText(arrival.payload())) {
            throw new MalformedMessageException(Json.NOT_UTF8);
        }
    }
}
