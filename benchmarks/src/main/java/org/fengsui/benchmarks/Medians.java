package org.fengsui.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;

/** Medians of what several runs gave. */
public final class Medians {

    private Medians() {}

    public static <T> double of(List<T> runs, ToDoubleFunction<T> figure) {
        return StatUtils.percentile(runs.stream().mapToDouble(figure).toArray(), 50);
    }
}
