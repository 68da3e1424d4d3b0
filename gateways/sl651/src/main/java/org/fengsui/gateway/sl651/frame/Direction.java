package org.fengsui.gateway.sl651.frame;

/** Who sends. */
public enum Direction {
    /** The station. */
    UP(0x0),
    /** The centre. */
    DOWN(0x8);

    private final int bits;

    Direction(int bits) {
        this.bits = bits;
    }

    /** The high four bits of the length. */
    int bits() {
        return bits;
    }
}
