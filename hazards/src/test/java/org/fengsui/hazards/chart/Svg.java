package org.fengsui.hazards.chart;

import java.util.Locale;
import java.util.Map;
import org.fengsui.hazards.warning.Level;

/** Collects the lines of a drawing. Numbers print the same everywhere. */
final class Svg {

    static final String INK = "#111827";
    static final String FAINT = "#e5e7eb";
    static final String GREY = "#6b7280";
    private static final Map<Level, String> COLOURS =
            Map.of(
                    Level.NONE, FAINT,
                    Level.BLUE, "#2563eb",
                    Level.YELLOW, "#eab308",
                    Level.ORANGE, "#f97316",
                    Level.RED, "#dc2626");

    private final StringBuilder out = new StringBuilder();

    static String colour(Level level) {
        return COLOURS.get(level);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", Math.abs(value) < 0.005 ? 0 : value)
                .replaceAll("\\.?0+$", "");
    }

    void add(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    void text(double x, double y, String anchor, int size, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>",
                x, y, anchor, size, INK, text);
    }

    void path(String d, String stroke, String more) {
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\"%s/>", d, stroke, more);
    }

    void ring(double x, double y) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"#ffffff\" stroke=\"%s\"/>",
                x, y, GREY);
    }

    void cross(double x, double y) {
        path(
                Frame.at("M%.1f %.1fl5 5m0 -5l-5 5", x - 2.5, y - 2.5),
                "#9333ea",
                " stroke-width=\"1.2\"");
    }

    /** What was added, on a white page as wide as the frame. */
    String page(double height) {
        return Frame.at(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\""
                        + " font-family=\"sans-serif\">\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n%s</svg>\n",
                Frame.WIDTH, height, out);
    }
}
