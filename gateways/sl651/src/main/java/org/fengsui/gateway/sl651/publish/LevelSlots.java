package org.fengsui.gateway.sl651.publish;

import org.fengsui.gateway.sl651.body.Element;
import org.fengsui.gateway.sl651.station.ZeroFill;

/**
 * Twelve levels of 5 minutes relative to a base, two bytes each in cm; FFFF and AAAA are none
 * (elements F5 to FC). Some stations fill slots that are still to come with zeros, which would read
 * as a sudden fall to the base.
 */
final class LevelSlots {
    private static final int NONE = 0xFFFF;
    private static final int ALSO_NONE = 0xAAAA;

    /** Levels of one moment that differ by no more agree, m. */
    static final double AGREEMENT = 0.05;

    /** A fall to exactly zero from above this is taken for filling, m. */
    private static final double SUDDEN = 0.10;

    private LevelSlots() {}

    /** Relative levels in m, NaN where there is none. */
    static double[] levels(Element element) {
        double[] levels = new double[Element.SLOTS];
        for (int slot = 0; slot < levels.length; slot++) {
            int centimetres =
                    (element.bytes()[2 * slot] & 0xFF) << 8
                            | (element.bytes()[2 * slot + 1] & 0xFF);
            boolean none = centimetres == NONE || centimetres == ALSO_NONE;
            levels[slot] = none ? Double.NaN : centimetres / 100.0;
        }
        return levels;
    }

    /** Slots before the zeros or the missing values at the end. */
    static int filled(Element element) {
        double[] levels = levels(element);
        int filled = levels.length;
        while (filled > 0 && !(levels[filled - 1] > 0)) {
            filled--;
        }
        return filled;
    }

    /**
     * Takes zeros at the end away where they are filling.
     *
     * @param now the relative level that the same message gives, NaN where it gives none
     * @return how many values were taken away
     */
    static int takeFillingAway(double[] levels, ZeroFill meaning, double now) {
        int end = levels.length;
        while (end > 0 && levels[end - 1] == 0) {
            end--;
        }
        int zeros = levels.length - end;
        if (zeros == 0 || !isFilling(meaning, now, end == 0 ? 0 : levels[end - 1])) {
            return 0;
        }
        for (int slot = end; slot < levels.length; slot++) {
            levels[slot] = Double.NaN;
        }
        return zeros;
    }

    private static boolean isFilling(ZeroFill meaning, double now, double before) {
        return switch (meaning) {
            case VALUES -> false;
            case FILLING -> true;
            case AUTO -> Double.isNaN(now) ? before > SUDDEN : Math.abs(now) > AGREEMENT;
        };
    }
}
