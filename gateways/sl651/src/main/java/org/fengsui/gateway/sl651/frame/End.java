package org.fengsui.gateway.sl651.frame;

import org.jspecify.annotations.Nullable;

/** The character after the body, which says how the exchange goes on. */
public enum End {
    /** From the station: nothing follows. */
    ETX(0x03, Direction.UP),
    /** From the station: more follows. */
    ETB(0x17, Direction.UP),
    /** From the centre: a query or a command. */
    ENQ(0x05, Direction.DOWN),
    /** From the centre: taken, go on. */
    ACK(0x06, Direction.DOWN),
    /** From the centre: send this packet again. */
    NAK(0x15, Direction.DOWN),
    /** From the centre: taken, that is all, the station may disconnect. */
    EOT(0x04, Direction.DOWN),
    /** From the centre: taken, that is all, the station stays connected. */
    ESC(0x1B, Direction.DOWN);

    private final int code;
    private final Direction direction;

    End(int code, Direction direction) {
        this.code = code;
        this.direction = direction;
    }

    int code() {
        return code;
    }

    /** The character as it may end a frame of this direction, null where it may not. */
    static @Nullable End of(int code, Direction direction) {
        for (End end : values()) {
            if (end.code == code && end.direction == direction) {
                return end;
            }
        }
        return null;
    }
}
