package org.fengsui.benchmarks.flood;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one reading through the whole model: identity, clock, quality, windows, levels,
 * assessments, life cycle of the warning. 512 sites in turn, so that a site's state is not always
 * in the nearest cache.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FloodModel {

    private static final int SITES = 512;

    @Param({"DEPTH", "STAGE", "RAIN"})
    public String kind = "";

    @Param({"false", "true"})
    public boolean indicators;

    private Site[] sites = new Site[0];
    private int turn;

    /** Two days of readings for each site, so that windows are full. */
    @Setup
    public void fill() {
        sites = new Site[SITES];
        Site.Kind what = Site.Kind.valueOf(kind);
        for (int i = 0; i < SITES; i++) {
            sites[i] = new Site(what, indicators, true);
            for (int n = 0; n < 2 * 86_400_000L / what.interval + 37 * i % 400; n++) {
                sites[i].next();
            }
        }
    }

    @Benchmark
    public long reading() {
        Site site = sites[turn++ % SITES];
        site.next();
        return site.said;
    }
}
