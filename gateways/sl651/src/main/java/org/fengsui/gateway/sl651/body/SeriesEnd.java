package org.fengsui.gateway.sl651.body;

/**
 * Finds how many values a series has: nothing in the message says so. It goes on to the next group,
 * to the end of the body, or to where the rest reads as elements of known definition.
 */
final class SeriesEnd {
    /** Longer bodies hold one series: looking at every place would take too long. */
    private static final int LONGEST = 2_048;

    private final byte[] in;

    SeriesEnd(byte[] in) {
        this.in = in;
    }

    /** The number of values of this width from the index on, at least 1. */
    int count(int from, int width) {
        int rest = in.length - from;
        int most = rest / width;
        for (int count = 1; count < most; count++) {
            if (isMark(from + count * width)) {
                return count;
            }
        }
        if (rest % width == 0 || in.length > LONGEST) {
            return most;
        }
        for (int count = most; count > 1; count--) {
            if (readsOn(from + count * width)) {
                return count;
            }
        }
        return readsOn(from + width) ? 1 : most;
    }

    /** Whether everything from the index on is groups and known elements. */
    private boolean readsOn(int from) {
        int at = from;
        while (at < in.length) {
            int id = byteAt(at);
            int definition = byteAt(at + 1);
            int width;
            if (id == Element.STEP && definition == 0x18) {
                return true;
            } else if (KnownElements.begins(id, definition)) {
                width = definition >>> 3;
            } else {
                return false;
            }
            if ((in.length - at - 2) % width == 0) {
                return true;
            }
            at += 2 + width;
        }
        return at == in.length;
    }

    /** Observation time or address: no decimal number begins so. */
    private boolean isMark(int at) {
        int first = byteAt(at);
        return (first == 0xF0 || first == 0xF1) && byteAt(at + 1) == first;
    }

    private int byteAt(int index) {
        return index < in.length ? in[index] & 0xFF : -1;
    }
}
