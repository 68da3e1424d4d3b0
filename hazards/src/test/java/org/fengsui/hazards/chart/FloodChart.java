package org.fengsui.hazards.chart;

import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Warning;

/**
 * Draws one event as SVG: what was measured, the thresholds, what was forecast, and below it the
 * level that the warning had. Nothing in it depends on when or where it is drawn.
 */
final class FloodChart {

    /** A measured value; suspect where the judges said so. */
    record Point(long time, double value, boolean suspect) {}

    /** A line to reach. */
    record Line(Level level, double value, String label) {}

    private final Svg svg = new Svg();
    private final Frame frame;

    FloodChart(Frame frame) {
        this.frame = frame;
    }

    String draw(String title, List<Point> points, List<Line> lines, List<Warning> warnings) {
        Foretold foretold = new Foretold(frame, lines, warnings);
        svg.add(
                "<text x=\"%d\" y=\"22\" font-size=\"15\" font-weight=\"bold\">%s</text>",
                Frame.LEFT - 40, title);
        List<String> words = foretold.words(points);
        new Legend(svg).draw(points, lines, !words.isEmpty());
        frame.draw(svg);
        lines.forEach(this::line);
        foretold.draw(svg);
        series(points);
        double below = LevelBand.draw(svg, frame, warnings);
        for (String each : words) {
            below += 16;
            svg.text(Frame.LEFT, below, "start", 11, each);
        }
        return svg.page(below + 12);
    }

    private void line(Line line) {
        double y = frame.y(line.value());
        svg.path(
                Frame.at("M%d %.1fH%d", Frame.LEFT, y, Frame.END),
                Svg.colour(line.level()),
                " stroke-dasharray=\"6 4\" stroke-width=\"1.4\"");
        String value = Svg.number(line.value() * frame.scale()) + " " + frame.unit();
        svg.text(Frame.END + 8, y + 4, "start", 12, line.label() + " " + value);
    }

    private void series(List<Point> points) {
        StringBuilder path = new StringBuilder();
        long before = Long.MIN_VALUE;
        long usual = points.get(1).time() - points.get(0).time();
        for (Point point : points) {
            boolean gap = before == Long.MIN_VALUE || point.time() - before > 3 * usual;
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.1f %.1f",
                            gap ? "M" : "L",
                            frame.x(point.time()),
                            frame.y(point.value())));
            before = point.time();
        }
        svg.path(path.toString(), Svg.INK, " stroke-width=\"1.6\"");
        points.stream()
                .filter(Point::suspect)
                .forEach(each -> svg.cross(frame.x(each.time()), frame.y(each.value())));
        if (before < frame.to() - 3 * usual) {
            lost(points.get(points.size() - 1));
        }
    }

    private void lost(Point last) {
        double x = frame.x(last.time());
        double y = frame.y(last.value());
        svg.add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, Svg.INK);
        svg.text(x + 9, y + 4, "start", 11, "失联 lost " + frame.clock(last.time()));
    }
}
