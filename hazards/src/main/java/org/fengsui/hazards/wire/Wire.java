package org.fengsui.hazards.wire;

import java.io.IOException;
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
                yield Decoded.action(ActionDecoder.decode(arrival, name(kind, arrival)));
            }
            case STATUS -> status(arrival);
            case REPORT -> {
                checkSize(arrival);
                yield Decoded.report(ReportDecoder.decode(arrival, name(kind, arrival)));
            }
            case OFFICIAL -> {
                checkSize(arrival);
                yield Decoded.official(OfficialDecoder.decode(arrival, name(kind, arrival)));
            }
            case DETECTION -> {
                checkSize(arrival);
                Json.object(arrival.payload()).idOfTopic("station", name(kind, arrival));
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
        return Decoded.status(StatusDecoder.decode(arrival, station));
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
        return Decoded.published(warning);
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
