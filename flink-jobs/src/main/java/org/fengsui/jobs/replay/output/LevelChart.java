package org.fengsui.jobs.replay.output;

import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.warning.Level;

/** The timeline as inline SVG: a lane for each subject and hazard, hatched while it is unknown. */
final class LevelChart {

    private static final int WIDTH = 1000;
    private static final int LEFT = 240;
    private static final int LANE = 28;
    private static final int TOP = 24;
    private static final int TICKS = 6;
    private static final int MAX_LANES = 200;

    private final Timeline timeline;
    private final long from;
    private final long to;
    private final TimeText times;

    LevelChart(Timeline timeline, long from, long to, TimeText times) {
        this.timeline = timeline;
        this.from = from;
        this.to = Math.max(to, from + 1);
        this.times = times;
    }

    String svg() {
        List<Timeline.Lane> lanes = timeline.lanes().values().stream().limit(MAX_LANES).toList();
        int height = TOP + LANE * lanes.size() + 4;
        StringBuilder out = new StringBuilder();
        out.append(
                """
                <svg viewBox="0 0 %d %d" role="img" aria-label="等级随时间变化 Levels over time">
                <defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" \
                patternTransform="rotate(45)"><rect width="3" height="6" fill="#fff" \
                fill-opacity="0.65"/></pattern></defs>
                """
                        .formatted(WIDTH, height));
        ticks(out, height);
        for (int i = 0; i < lanes.size(); i++) {
            lane(out, lanes.get(i), TOP + LANE * i);
        }
        return out.append("</svg>\n").toString();
    }

    private void ticks(StringBuilder out, int height) {
        for (int i = 0; i <= TICKS; i++) {
            long time = from + (to - from) / TICKS * i;
            String anchor = i == 0 ? "start" : i == TICKS ? "end" : "middle";
            out.append(
                    "<line class=\"tick\" x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\"/>"
                            .formatted(x(time), TOP - 6, height));
            out.append(
                    "<text x=\"%s\" y=\"12\" text-anchor=\"%s\">%s</text>\n"
                            .formatted(x(time), anchor, times.brief(time)));
        }
    }

    private void lane(StringBuilder out, Timeline.Lane lane, int y) {
        String label = lane.name().zh() + " · " + lane.hazard().zh();
        out.append("<text x=\"0\" y=\"%d\">%s</text>\n".formatted(y + 18, Html.escape(label)));
        List<Timeline.Change> changes = lane.changes();
        for (int i = 0; i < changes.size(); i++) {
            long until = i + 1 < changes.size() ? changes.get(i + 1).from() : to;
            segment(out, changes.get(i), until, y + 4);
        }
    }

    private void segment(StringBuilder out, Timeline.Change change, long until, int y) {
        if (change.level() == Level.NONE) {
            return;
        }
        String title =
                "%s %s – %s"
                        .formatted(
                                change.level().label().zh() + (change.unknown() ? " 失联·不明" : ""),
                                times.brief(change.from()),
                                times.brief(until));
        String shape =
                "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"20\""
                        .formatted(x(change.from()), y, width(change.from(), until));
        out.append(
                "%s class=\"%s\"><title>%s</title></rect>"
                        .formatted(shape, change.level().id(), title));
        if (change.unknown()) {
            out.append(shape).append(" fill=\"url(#unknown)\"/>");
        }
        out.append('\n');
    }

    private String x(long time) {
        return coordinate(LEFT + (double) (WIDTH - LEFT) * (time - from) / (to - from));
    }

    private String width(long start, long end) {
        return coordinate(Math.max(1.5, (double) (WIDTH - LEFT) * (end - start) / (to - from)));
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
