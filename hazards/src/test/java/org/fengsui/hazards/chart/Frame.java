package org.fengsui.hazards.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where times and values lie on the page, and the axes.
 *
 * @param from epoch ms
 * @param low of the values, in m
 * @param quantity in both languages
 * @param unit of the values as shown, e.g. {@code cm}
 * @param scale from m to that unit
 */
record Frame(
        ZoneId zone,
        long from,
        long to,
        double low,
        double high,
        String quantity,
        String unit,
        double scale) {

    static final int WIDTH = 1060;
    static final int LEFT = 64;
    static final int END = 850;
    static final int TOP = 66;
    static final int BOTTOM = 316;
    private static final long[] STEPS_MIN = {10, 30, 60, 180, 360, 720, 1440};

    double x(long time) {
        return LEFT + (END - LEFT) * (double) (time - from) / (to - from);
    }

    double y(double value) {
        return TOP + (BOTTOM - TOP) * (high - value) / (high - low);
    }

    /** Time of day, with the day where the chart has several. */
    String clock(long time) {
        boolean days = to - from > 86_400_000L;
        return DateTimeFormatter.ofPattern(days ? "MM-dd HH:mm" : "HH:mm", Locale.ROOT)
                .format(Instant.ofEpochMilli(time).atZone(zone));
    }

    void draw(Svg svg) {
        double step = step((high - low) * scale / 5);
        for (double tick = Math.ceil(low * scale / step - 1e-9) * step;
                tick <= high * scale + 1e-9;
                tick += step) {
            double y = y(tick / scale);
            svg.path(at("M%d %.1fH%d", LEFT, y, END), Svg.FAINT, "");
            svg.text(LEFT - 8, y + 4, "end", 12, Svg.number(tick));
        }
        long every = every();
        long shift = zone.getRules().getOffset(Instant.ofEpochMilli(from)).getTotalSeconds();
        long first = -Math.floorDiv(-(from + shift * 1000), every) * every - shift * 1000;
        for (long time = first; time <= to; time += every) {
            svg.path(at("M%.1f %dV%d", x(time), TOP, BOTTOM), "#f3f4f6", "");
            svg.text(x(time), BOTTOM + 17, "middle", 12, clock(time));
        }
        svg.path(at("M%d %dV%dH%d", LEFT, TOP, BOTTOM, END), Svg.GREY, "");
        svg.text(LEFT - 40, TOP - 10, "start", 12, quantity + ", " + unit);
        svg.text(
                END + 8,
                BOTTOM + 1,
                "start",
                12,
                "当地时间 local, UTC" + zone.getRules().getOffset(Instant.ofEpochMilli(from)));
    }

    private long every() {
        for (long minutes : STEPS_MIN) {
            if ((to - from) / (minutes * 60_000L) <= 8) {
                return minutes * 60_000L;
            }
        }
        return 2 * 86_400_000L;
    }

    private static double step(double about) {
        double power = Math.pow(10, Math.floor(Math.log10(about)));
        double mantissa = about / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }

    static String at(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
