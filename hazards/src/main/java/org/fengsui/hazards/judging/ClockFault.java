package org.fengsui.hazards.judging;

import org.fengsui.hazards.warning.LocalText;

/** What can be wrong with a station's clock. */
public enum ClockFault {
    /** Nothing. */
    NONE,
    /** Readings come from the future. */
    AHEAD,
    /** Readings come from before the station was installed. */
    BEFORE_INSTALLATION,
    /** Readings arrive at the usual interval, but always equally late. */
    CONSTANT_LAG;

    private static final long HALF_HOUR = 30 * 60_000L;

    /**
     * The fault in words.
     *
     * @param offset ms that the station's clock is behind ours, negative if ahead
     */
    LocalText describe(long offset) {
        if (this == BEFORE_INSTALLATION) {
            return new LocalText("时钟早于安装日期(可能已复位)", "clock is before installation, probably reset");
        }
        boolean ahead = offset < 0;
        String zhAmount = amount(Math.abs(offset), "小时", "分钟");
        String enAmount = amount(Math.abs(offset), " h ", " min");
        String zh = "时钟" + (ahead ? "快" : "慢") + zhAmount;
        String en = "clock is " + enAmount.strip() + (ahead ? " ahead" : " behind");
        return looksLikeZone(offset)
                ? new LocalText(zh + " 疑为时区错误", en + ", probably a zone error")
                : new LocalText(zh, en);
    }

    private static boolean looksLikeZone(long offset) {
        long rest = Math.floorMod(offset, HALF_HOUR);
        return Math.abs(offset) >= HALF_HOUR && Math.min(rest, HALF_HOUR - rest) <= 2 * 60_000L;
    }

    private static String amount(long ms, String hours, String minutes) {
        long total = Math.round(ms / 60_000.0);
        long h = total / 60;
        long m = total % 60;
        return (h > 0 ? h + hours : "") + (m > 0 || h == 0 ? m + minutes : "");
    }
}
