package org.fengsui.hazards.chart;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fengsui.hazards.chart.FloodChart.Line;
import org.fengsui.hazards.chart.FloodChart.Point;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.warning.Warning;

/** What the warnings foretold: drawn each time, written out where it was said first of a level. */
final class Foretold {

    private final Frame frame;
    private final List<Line> lines;
    private final List<Warning> told;

    Foretold(Frame frame, List<Line> lines, List<Warning> warnings) {
        this.frame = frame;
        this.lines = lines;
        this.told = warnings.stream().filter(Foretold::tells).toList();
    }

    private static boolean tells(Warning warning) {
        NextLevel next = warning.nextLevel();
        return next != null && next.eta() > 0;
    }

    /** From the value and the moment at which it was told to the line and the moment told. */
    void draw(Svg svg) {
        for (Warning warning : told) {
            NextLevel next = warning.nextLevel();
            Line line = line(next.level());
            if (line == null || next.eta() > frame.to()) {
                continue;
            }
            double x = frame.x(next.eta());
            double y = frame.y(line.value());
            svg.path(
                    Frame.at(
                            "M%.1f %.1fL%.1f %.1f",
                            frame.x(warning.time()), frame.y(line.value() - next.distance()), x, y),
                    Svg.GREY,
                    " stroke-dasharray=\"2 3\"");
            svg.ring(x, y);
        }
    }

    /** For each level: when it was foretold first, for when, and when it was reached. */
    List<String> words(List<Point> points) {
        List<String> words = new ArrayList<>();
        Set<Level> said = EnumSet.noneOf(Level.class);
        for (Warning warning : told) {
            NextLevel next = warning.nextLevel();
            Line line = line(next.level());
            if (line != null && said.add(next.level())) {
                long reached = reached(points, line.value(), warning.time());
                words.add(
                        Frame.at(
                                "%s: %s 预计 told %s%s, %s",
                                line.label(),
                                frame.clock(warning.time()),
                                frame.clock(next.eta()),
                                range(next),
                                reached == 0
                                        ? "记录中未到 not reached in the record"
                                        : "实到 reached " + frame.clock(reached)));
            }
        }
        return words;
    }

    private String range(NextLevel next) {
        if (next.etaEarliest() == 0) {
            return "";
        }
        String latest = next.etaLatest() == 0 ? "…" : frame.clock(next.etaLatest());
        return " (" + frame.clock(next.etaEarliest()) + " – " + latest + ")";
    }

    private static long reached(List<Point> points, double value, long after) {
        return points.stream()
                .filter(point -> point.time() > after && point.value() >= value)
                .mapToLong(Point::time)
                .findFirst()
                .orElse(0);
    }

    private Line line(Level level) {
        return lines.stream().filter(line -> line.level() == level).findFirst().orElse(null);
    }
}
