package org.fengsui.console;

/** Reads epoch ms as text. */
final class EpochMs {

    private EpochMs() {}

    /** The number, 0 where the text is none. */
    static long parse(String text) {
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
