package org.fengsui.hazards.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/** The level that the warning had over time, and below it what happened to it and when. */
final class LevelBand {

    private static final int TOP = Frame.BOTTOM + 30;
    private static final int ROWS = 5;
    private static final int ROW = 14;
    private static final double CHARACTER = 6.2;

    private LevelBand() {}

    /** Returns the y below which the page is free. */
    static double draw(Svg svg, Frame frame, List<Warning> warnings) {
        bar(svg, frame.from(), frame.to(), frame, Level.NONE, false);
        List<Warning> changes = changes(warnings);
        for (int i = 0; i < changes.size(); i++) {
            Warning warning = changes.get(i);
            long until = i + 1 < changes.size() ? changes.get(i + 1).issued() : frame.to();
            if (!warning.status().isFinal()) {
                boolean returned = warning.status() == Status.PENDING_LIFT;
                bar(svg, warning.issued(), until, frame, warning.level(), returned);
            }
        }
        svg.text(Frame.END + 8, TOP + 12, "start", 12, "告警级别 level of the warning");
        return happenings(svg, frame, changes);
    }

    private static void bar(
            Svg svg, long from, long until, Frame frame, Level level, boolean returned) {
        double x = frame.x(from);
        svg.add(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"%s/>",
                x,
                TOP,
                frame.x(until) - x,
                Svg.colour(level),
                returned ? " fill-opacity=\"0.45\"" : "");
    }

    /** From the last to the first, each below those that it would run into. */
    private static double happenings(Svg svg, Frame frame, List<Warning> changes) {
        double[] taken = new double[ROWS];
        Arrays.fill(taken, Double.MAX_VALUE);
        int deepest = 0;
        for (int i = changes.size() - 1; i >= 0; i--) {
            Warning warning = changes.get(i);
            String words = words(warning) + " " + frame.clock(warning.issued());
            double x = frame.x(warning.issued());
            double end = x + CHARACTER * words.codePoints().map(LevelBand::width).sum() + 6;
            int row = 0;
            while (row < ROWS - 1 && end > taken[row]) {
                row++;
            }
            Arrays.fill(taken, 0, row + 1, x);
            deepest = Math.max(deepest, row);
            svg.path(Frame.at("M%.1f %dV%d", x, TOP, TOP + 28 + ROW * row), Svg.INK, "");
            svg.text(x + 3, TOP + 28 + ROW * row, "start", 11, words);
        }
        return TOP + 28 + ROW * deepest + 8;
    }

    private static int width(int character) {
        return character < 0x2E80 ? 1 : 2;
    }

    /** The revisions in which more than numbers changed. */
    private static List<Warning> changes(List<Warning> warnings) {
        List<Warning> changes = new ArrayList<>();
        for (Warning warning : warnings) {
            Warning last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last == null
                    || last.level() != warning.level()
                    || !words(last).equals(words(warning))) {
                changes.add(warning);
            }
        }
        return changes;
    }

    private static String words(Warning warning) {
        return switch (warning.status()) {
            case PENDING_LIFT -> "待解除 pending lift";
            case LIFTED -> "解除 lifted";
            default ->
                    warning.basis() == Basis.PRESUMED
                            ? "失联·按危险处置 presumed at risk"
                            : word(warning.level());
        };
    }

    private static String word(Level level) {
        return switch (level) {
            case NONE -> "无 none";
            case BLUE -> "蓝 blue";
            case YELLOW -> "黄 yellow";
            case ORANGE -> "橙 orange";
            case RED -> "红 red";
        };
    }
}
