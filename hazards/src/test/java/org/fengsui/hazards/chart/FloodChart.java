package org.fengsui.hazards.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/**
 * Draws one event as SVG: what was measured, the thresholds, what was forecast, and below it the
 * level that the warning had. Nothing in it depends on when or where it is drawn.
 */
final class FloodChart {

    /** A measured value. */
    record Point(long time, double value) {}

    /** A line to reach. */
    record Line(Level level, double value, String label) {}

    private static final Map<Level, String> COLOURS =
            Map.of(
                    Level.NONE, "#e5e7eb",
                    Level.BLUE, "#2563eb",
                    Level.YELLOW, "#eab308",
                    Level.ORANGE, "#f97316",
                    Level.RED, "#dc2626");
    private static final int WIDTH = 960;
    private static final int LEFT = 64;
    private static final int RIGHT = 150;
    private static final int TOP = 44;
    private static final int HEIGHT = 250;
    private static final int BAND = TOP + HEIGHT + 34;

    private final StringBuilder out = new StringBuilder();
    private final ZoneId zone;
    private final long from;
    private final long to;
    private final double low;
    private final double high;

    FloodChart(ZoneId zone, long from, long to, double low, double high) {
        this.zone = zone;
        this.from = from;
        this.to = to;
        this.low = low;
        this.high = high;
    }

    /**
     * The drawing.
     *
     * @param title in both languages
     * @param unit of the values as shown, e.g. {@code cm}
     * @param scale from m to that unit
     */
    String draw(
            String title,
            String unit,
            double scale,
            List<Point> points,
            List<Line> lines,
            List<Warning> warnings) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                WIDTH, BAND + 66);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add("<text x=\"%d\" y=\"22\" font-size=\"15\" font-weight=\"bold\">%s</text>", LEFT, title);
        axes(unit, scale);
        lines.forEach(line -> line(line, unit, scale));
        forecasts(warnings, lines);
        series(points);
        band(warnings);
        add("</svg>");
        return out.toString();
    }

    private void axes(String unit, double scale) {
        double step = step((high - low) * scale / 5);
        for (double tick = Math.ceil(low * scale / step) * step;
                tick <= high * scale + 1e-9;
                tick += step) {
            double y = y(tick / scale);
            add("<path d=\"M%d %.1fH%d\" stroke=\"#e5e7eb\"/>", LEFT, y, WIDTH - RIGHT);
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#374151\">%s</text>",
                    LEFT - 8, y + 4, number(tick));
        }
        add("<text x=\"%d\" y=\"%d\" fill=\"#374151\">%s</text>", LEFT - 40, TOP - 8, unit);
        long every = every();
        DateTimeFormatter clock =
                DateTimeFormatter.ofPattern(every >= 6 * 3_600_000L ? "MM-dd HH:mm" : "HH:mm");
        for (long time = -Math.floorDiv(-from, every) * every; time <= to; time += every) {
            double x = x(time);
            add("<path d=\"M%.1f %dV%d\" stroke=\"#f3f4f6\"/>", x, TOP, TOP + HEIGHT);
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#374151\">%s</text>",
                    x, TOP + HEIGHT + 18, clock.format(Instant.ofEpochMilli(time).atZone(zone)));
        }
        add(
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#6b7280\"/>",
                LEFT, TOP, TOP + HEIGHT, WIDTH - RIGHT);
    }

    private long every() {
        for (long minutes : new long[] {10, 30, 60, 180, 360, 720, 1440}) {
            if ((to - from) / (minutes * 60_000L) <= 8) {
                return minutes * 60_000L;
            }
        }
        return 2 * 86_400_000L;
    }

    private void line(Line line, String unit, double scale) {
        double y = y(line.value());
        String colour = COLOURS.get(line.level());
        add(
                "<path d=\"M%d %.1fH%d\" stroke=\"%s\" stroke-dasharray=\"6 4\"/>",
                LEFT, y, WIDTH - RIGHT, colour);
        add(
                "<text x=\"%d\" y=\"%.1f\" fill=\"#111827\">%s %s %s</text>",
                WIDTH - RIGHT + 6, y + 4, line.label(), number(line.value() * scale), unit);
    }

    /** From the moment it was told to the moment and the line that were told. */
    private void forecasts(List<Warning> warnings, List<Line> lines) {
        for (Warning warning : warnings) {
            NextLevel next = warning.nextLevel();
            if (next == null || next.eta() == 0 || next.eta() > to) {
                continue;
            }
            for (Line line : lines) {
                if (line.level() == next.level()) {
                    add(
                            "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#6b7280\" stroke-width=\"1\""
                                    + " stroke-dasharray=\"2 3\"/>",
                            x(warning.time()),
                            y(line.value() - next.distance()),
                            x(next.eta()),
                            y(line.value()));
                    add(
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"none\""
                                    + " stroke=\"#6b7280\"/>",
                            x(next.eta()), y(line.value()));
                    break;
                }
            }
        }
    }

    private void series(List<Point> points) {
        StringBuilder path = new StringBuilder();
        long before = Long.MIN_VALUE;
        long usual = points.size() < 2 ? 0 : points.get(1).time() - points.get(0).time();
        for (Point point : points) {
            boolean gap = before == Long.MIN_VALUE || point.time() - before > 3 * usual;
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.1f %.1f",
                            gap ? "M" : "L",
                            x(point.time()),
                            y(point.value())));
            before = point.time();
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"#111827\" stroke-width=\"1.6\"/>", path);
        if (before != Long.MIN_VALUE && before < to - 3 * usual) {
            Point last = points.get(points.size() - 1);
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#111827\"/>",
                    x(last.time()), y(last.value()));
        }
    }

    /** The level of the warning over time, and what happened to it. */
    private void band(List<Warning> warnings) {
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"%s\"/>",
                LEFT, BAND, WIDTH - RIGHT - LEFT, COLOURS.get(Level.NONE));
        List<Warning> changes = changes(warnings);
        double[] free = new double[3];
        for (int i = 0; i < changes.size(); i++) {
            Warning warning = changes.get(i);
            long until = i + 1 < changes.size() ? changes.get(i + 1).issued() : to;
            double x = x(warning.issued());
            if (warning.level() != Level.NONE) {
                add(
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"%s/>",
                        x,
                        BAND,
                        x(until) - x,
                        COLOURS.get(warning.level()),
                        warning.status() == Status.PENDING_LIFT ? " fill-opacity=\"0.45\"" : "");
            }
            String word = word(warning);
            int row = 0;
            while (row < free.length - 1 && x < free[row]) {
                row++;
            }
            free[row] = x + 7 * word.length() + 8;
            add("<path d=\"M%.1f %dV%d\" stroke=\"#111827\"/>", x, BAND, BAND + 18 + 13 * row);
            add(
                    "<text x=\"%.1f\" y=\"%d\" font-size=\"11\">%s</text>",
                    x + 3, BAND + 27 + 13 * row, word);
        }
        add(
                "<text x=\"%d\" y=\"%d\" fill=\"#374151\">告警级别 level</text>",
                WIDTH - RIGHT + 6, BAND + 12);
    }

    /** The revisions in which more than numbers changed. */
    private static List<Warning> changes(List<Warning> warnings) {
        List<Warning> changes = new ArrayList<>();
        for (Warning warning : warnings) {
            Warning last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last == null
                    || last.level() != warning.level()
                    || !word(last).equals(word(warning))) {
                changes.add(warning);
            }
        }
        return changes;
    }

    private static String word(Warning warning) {
        return switch (warning.status()) {
            case PENDING_LIFT -> "pending lift";
            case LIFTED -> "lifted";
            default ->
                    warning.basis() == Basis.MEASURED ? warning.level().id() : warning.basis().id();
        };
    }

    private double x(long time) {
        return LEFT + (WIDTH - RIGHT - LEFT) * (double) (time - from) / (to - from);
    }

    private double y(double value) {
        return TOP + HEIGHT * (high - value) / (high - low);
    }

    private static double step(double about) {
        double power = Math.pow(10, Math.floor(Math.log10(about)));
        double mantissa = about / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }

    private void add(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
