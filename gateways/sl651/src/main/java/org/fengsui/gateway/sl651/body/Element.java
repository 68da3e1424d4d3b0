package org.fengsui.gateway.sl651.body;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One value of a group, as it stands there.
 *
 * @param id the element, 0x01 to 0xFE, or 0xFF00 and the extension byte
 * @param decimals digits after the point, for numbers
 * @param slot place in a series with a time step, 0 for the first; 0 for a single value
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Element(int id, int decimals, byte[] bytes, int slot) {
    /** Supply voltage. */
    public static final int VOLTAGE = 0x38;

    /** Water level above datum. */
    public static final int LEVEL = 0x39;

    /** The word of status bits. */
    public static final int STATUS = 0x45;

    /** Twelve amounts of rain, 5 minutes each. */
    public static final int RAIN_SLOTS = 0xF4;

    /** First and last of the elements with twelve relative levels, 5 minutes apart. */
    public static final int FIRST_LEVEL_SLOTS = 0xF5;

    public static final int LAST_LEVEL_SLOTS = 0xFC;

    /** How many values such an element holds. */
    public static final int SLOTS = 12;

    /** Time step of the series that follows. */
    static final int STEP = 0x04;

    /**
     * The value as a decimal number, empty where the station says it has none.
     *
     * @throws MalformedBodyException where it is none
     */
    public OptionalDouble number() {
        return Bcd.number(bytes, decimals);
    }

    /** Whether the element holds twelve levels of one hour. */
    public boolean isLevelSlots() {
        return isLevelSlots(id);
    }

    public static boolean isLevelSlots(int id) {
        return id >= FIRST_LEVEL_SLOTS && id <= LAST_LEVEL_SLOTS;
    }

    /** The id as it is written in configuration: {@code 39}, {@code FF22}. */
    public static String name(int id) {
        return String.format(Locale.ROOT, id > 0xFF ? "%04X" : "%02X", id);
    }
}
