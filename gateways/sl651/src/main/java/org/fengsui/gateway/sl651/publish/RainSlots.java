package org.fengsui.gateway.sl651.publish;

import org.fengsui.gateway.sl651.body.Bcd;
import org.fengsui.gateway.sl651.body.Element;

/** Twelve amounts of 5 minutes, a byte each in 0.1 mm; FF is none (element F4). */
final class RainSlots {
    private static final int NONE = 0xFF;

    private RainSlots() {}

    /** Amounts in mm, NaN where there is none. */
    static double[] amounts(Element element) {
        double[] amounts = new double[Element.SLOTS];
        boolean noData = Bcd.isNoData(element.bytes());
        for (int slot = 0; slot < amounts.length; slot++) {
            int tenths = element.bytes()[slot] & 0xFF;
            amounts[slot] = noData || tenths == NONE ? Double.NaN : tenths / 10.0;
        }
        return amounts;
    }

    static int filled(Element element) {
        double[] amounts = amounts(element);
        int filled = amounts.length;
        while (filled > 0 && Double.isNaN(amounts[filled - 1])) {
            filled--;
        }
        return filled;
    }
}
