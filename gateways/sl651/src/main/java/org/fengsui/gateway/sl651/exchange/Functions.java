package org.fengsui.gateway.sl651.exchange;

/** What is done with a message, by its function code. */
enum Functions {
    /** Keeps the line open; never answered. */
    HEARTBEAT,
    /** Elements, which are published. */
    DATA,
    /** The station's answer to a setting of its clock. */
    CLOCK_ANSWER,
    /** Pictures, settings, vendors' own: not read, so never confirmed. */
    UNREAD;

    static Functions of(int code) {
        return switch (code) {
            case 0x2F -> HEARTBEAT;
            case 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x37, 0x38, 0x39, 0x3A, 0x46 -> DATA;
            case ClockSetting.FUNCTION -> CLOCK_ANSWER;
            default -> UNREAD;
        };
    }
}
