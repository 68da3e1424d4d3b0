package org.fengsui.gateway.sl651.publish;

/** The status word of a station: the last four bytes of element 45, high byte first. */
final class StatusWord {
    private StatusWord() {}

    static int of(byte[] bytes) {
        int word = 0;
        for (byte b : bytes) {
            word = word << 8 | (b & 0xFF);
        }
        return word;
    }
}
