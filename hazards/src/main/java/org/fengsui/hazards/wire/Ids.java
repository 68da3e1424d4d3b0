package org.fengsui.hazards.wire;

/** The form of ids: {@code [A-Za-z0-9_-]{1,64}}. */
final class Ids {

    static final String EXPECTED = "an id of 1 to 64 letters, digits, '_' or '-'";
    private static final int MAX_LENGTH = 64;

    private Ids() {}

    static boolean valid(String text) {
        return valid(text, 0, text.length());
    }

    static boolean valid(String text, int start, int end) {
        if (start >= end || end - start > MAX_LENGTH) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean good =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '_'
                            || c == '-';
            if (!good) {
                return false;
            }
        }
        return true;
    }
}
