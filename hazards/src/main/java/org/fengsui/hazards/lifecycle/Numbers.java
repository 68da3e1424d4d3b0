package org.fengsui.hazards.lifecycle;

import java.util.Locale;

/** Numbers as people read them (design 6). */
final class Numbers {

    private Numbers() {}

    /** Depth in whole cm. */
    static String centimetres(double metres) {
        return Long.toString(Math.round(metres * 100));
    }

    /** Stage in m with two decimals. */
    static String metres(double metres) {
        return String.format(Locale.ROOT, "%.2f", metres);
    }

    /** Rain in mm with one decimal. */
    static String millimetres(double mm) {
        return String.format(Locale.ROOT, "%.1f", mm);
    }

    /** Rise in whole cm per 10 min, from m/h. */
    static long centimetresPerTenMinutes(double metresPerHour) {
        return Math.round(metresPerHour * 100 / 6);
    }

    /** Whole minutes between two epoch ms, at least 1. */
    static long minutes(long from, long to) {
        return Math.max(1, Math.round((to - from) / 60_000.0));
    }
}
