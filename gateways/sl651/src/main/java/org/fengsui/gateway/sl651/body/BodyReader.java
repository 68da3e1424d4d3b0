package org.fengsui.gateway.sl651.body;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a message that consists of elements (functions 30 to 35, 37 to 3A, 46).
 *
 * <p>What cannot be read ends the reading, for nothing tells where the next element begins; what
 * was read until there counts, and the fault is named.
 */
public final class BodyReader {
    private static final int ADDRESS = 5;
    private static final int OBSERVED = 5;
    private static final int TIME_MARK = 0xF0;
    private static final int ADDRESS_MARK = 0xF1;
    private static final int ENTERED_MARK = 0xF2;
    private static final int PICTURE_MARK = 0xF3;
    private static final int EXTENDED = 0xFF;
    private static final int STATUS_FUNCTION = 0x46;
    private static final String TYPES = "PHKZDTMGQIO";

    private final byte[] in;
    private final int function;
    private int at = Body.HEAD;
    private final List<Group> groups = new ArrayList<>(2);
    private final List<String> faults = new ArrayList<>(0);

    private String address = "";
    private int type = -1;
    private @Nullable LocalDateTime observed;
    private @Nullable Duration step;
    private List<Element> elements = new ArrayList<>();

    private BodyReader(int function, byte[] in) {
        this.function = function;
        this.in = in;
    }

    /**
     * Reads a body.
     *
     * @throws MalformedBodyException where not even serial number and send time are there
     */
    public static Body read(int function, byte[] body) {
        Body head = Body.head(body);
        BodyReader reader = new BodyReader(function, body);
        try {
            reader.readElements();
        } catch (MalformedBodyException fault) {
            reader.faults.add("byte %d: %s".formatted(reader.at, fault.getMessage()));
        }
        reader.endGroup();
        return new Body(head.serial(), head.sent(), reader.groups, reader.faults);
    }

    private void readElements() {
        while (at < in.length) {
            int id = peek(0);
            int next = peek(1);
            if (id == ADDRESS_MARK && next == ADDRESS_MARK) {
                readAddress();
            } else if (id == TIME_MARK && next == TIME_MARK) {
                readObserved();
            } else if ((id == ENTERED_MARK || id == PICTURE_MARK) && next == id) {
                // Free text, or a picture: no number in it, and it goes on to the end.
                at = in.length;
            } else {
                readElement(id);
            }
        }
    }

    private void readAddress() {
        need(2 + ADDRESS, "a station address");
        endGroup();
        address = HexFormat.of().formatHex(in, at + 2, at + 2 + ADDRESS).toUpperCase(Locale.ROOT);
        at += 2 + ADDRESS;
        observed = null;
        type = -1;
        boolean optional = function == STATUS_FUNCTION;
        if (at < in.length && (!optional || TYPES.indexOf(peek(0)) >= 0)) {
            type = peek(0);
            at++;
        }
    }

    private void readObserved() {
        need(2 + OBSERVED, "an observation time");
        endGroup();
        observed = Bcd.time(in, at + 2, OBSERVED);
        if (observed == null) {
            faults.add(
                    "byte %d: expected an observation time YYMMDDHHmm, found %s"
                            .formatted(
                                    at, HexFormat.of().formatHex(in, at + 2, at + 2 + OBSERVED)));
        }
        at += 2 + OBSERVED;
    }

    private void readElement(int first) {
        int id = first;
        int head = 2;
        if (first == EXTENDED) {
            need(3, "an extended element");
            id = EXTENDED << 8 | peek(1);
            head = 3;
        }
        need(head, "an element and its definition");
        int definition = peek(head - 1);
        int width = definition >>> 3;
        if (id == Element.RAIN_SLOTS) {
            width = Element.SLOTS;
        } else if (Element.isLevelSlots(id)) {
            width = 2 * Element.SLOTS;
        }
        String name = "element " + Element.name(id);
        if (width == 0) {
            throw new MalformedBodyException(name + " is defined with a length of no bytes");
        }
        need(head + width, name + " with a value of " + width + " bytes");
        at += head;
        if (id == Element.STEP) {
            step = stepOf(take(width));
        } else if (step == null || width > 8) {
            elements.add(new Element(id, definition & 7, take(width), 0));
        } else {
            readSeries(id, definition & 7, width);
        }
    }

    private void readSeries(int id, int decimals, int width) {
        int count = new SeriesEnd(in).count(at, width);
        for (int slot = 0; slot < count; slot++) {
            elements.add(new Element(id, decimals, take(width), slot));
        }
    }

    /** DDHHmm. */
    private static @Nullable Duration stepOf(byte[] bytes) {
        if (bytes.length != 3) {
            throw new MalformedBodyException(
                    "a time step has 3 bytes, DDHHmm, not " + bytes.length);
        }
        Duration step =
                Duration.ofDays(Bcd.digits(bytes, 0, 1))
                        .plusHours(Bcd.digits(bytes, 1, 2))
                        .plusMinutes(Bcd.digits(bytes, 2, 3));
        return step.isZero() ? null : step;
    }

    private void endGroup() {
        if (!elements.isEmpty()) {
            groups.add(new Group(address, type, observed, step, elements));
            elements = new ArrayList<>();
        }
        step = null;
    }

    private byte[] take(int count) {
        at += count;
        return Arrays.copyOfRange(in, at - count, at);
    }

    private int peek(int ahead) {
        return at + ahead < in.length ? in[at + ahead] & 0xFF : -1;
    }

    private void need(int bytes, String what) {
        if (at + bytes > in.length) {
            throw new MalformedBodyException(
                    "expected %s, %d bytes, found %d".formatted(what, bytes, in.length - at));
        }
    }
}
