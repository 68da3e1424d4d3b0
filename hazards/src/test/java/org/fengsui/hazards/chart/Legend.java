package org.fengsui.hazards.chart;

import java.util.List;
import org.fengsui.hazards.chart.FloodChart.Line;
import org.fengsui.hazards.chart.FloodChart.Point;
import org.fengsui.hazards.warning.Level;

/** Names what a chart shows, and nothing that it does not. */
final class Legend {

    private static final int Y = 42;

    private final Svg svg;
    private int x = Frame.LEFT + 190;

    Legend(Svg svg) {
        this.svg = svg;
    }

    void draw(List<Point> points, List<Line> lines, boolean foretold) {
        stroke(Svg.INK, " stroke-width=\"1.6\"");
        name("实测 measured", 92);
        if (points.stream().anyMatch(Point::suspect)) {
            svg.cross(x + 18, Y);
            name("存疑 suspect", 86);
        }
        if (!lines.isEmpty()) {
            stroke(Svg.colour(Level.ORANGE), " stroke-dasharray=\"6 4\" stroke-width=\"1.4\"");
            name("阈值 threshold", 92);
        }
        if (foretold) {
            stroke(Svg.GREY, " stroke-dasharray=\"2 3\"");
            svg.ring(x + 24, Y);
            name("预计到达 time told for the next level", 0);
        }
    }

    private void stroke(String colour, String more) {
        svg.path(Frame.at("M%d %dh24", x, Y), colour, more);
    }

    private void name(String words, int width) {
        svg.text(x + 33, Y + 4, "start", 11, words);
        x += 33 + width + 12;
    }
}
