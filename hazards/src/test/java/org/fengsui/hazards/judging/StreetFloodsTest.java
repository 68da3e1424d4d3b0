package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.api.Test;

/**
 * The packaged rules on 2256 simulated street floods: what is missed, what is cried for nothing,
 * and how much time is left. Prints the table of {@code docs/hazards/flood.md}.
 */
class StreetFloodsTest {
    private static final long SEED = 20260727;
    private static final List<Level> LEVELS =
            List.of(Level.BLUE, Level.YELLOW, Level.ORANGE, Level.RED);
    private static final double[] ROAD = {0.15, 0.27, 0.40, 0.60};
    private static final double CLOSE_AT = 0.25;

    /** Noise of a gauge, m. */
    private static final double NOISE = 0.003;

    /** Counts of one way of reporting. */
    private static final class Tally {
        final int[] events = new int[4];
        final int[] missed = new int[4];
        final int[] extra = new int[4];
        final int[] repeated = new int[4];
        int leapt;
        double[] lead = {};

        void lead(double minutes) {
            lead = Arrays.copyOf(lead, lead.length + 1);
            lead[lead.length - 1] = minutes;
        }

        double leadQuantile(double p) {
            double[] sorted = lead.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
        }
    }

    @Test
    void packagedRules_onStreetFloods_missNoneAndSeldomCryTwice() throws IOException {
        StringBuilder table =
                new StringBuilder(
                        """
                        | every | artefacts | at 15 cm | at 27 cm | at 40 cm | at 60 cm | leap over 15–27 cm | first warning to close_at, min (p10, median) |
                        | --: | --- | --- | --- | --- | --- | --: | --- |
                        """);
        List<Tally> tallies = new ArrayList<>();
        for (boolean artefacts : new boolean[] {false, true}) {
            for (int interval : new int[] {1, 5, 15}) {
                Tally tally = run(interval, artefacts);
                table.append(row(interval, artefacts, tally));
                tallies.add(tally);
            }
        }
        System.out.println("\nmissed / extra / repeated of events\n\n" + table);
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("street-floods.md"), table);
        Tally calm = tallies.get(0);
        assertThat(calm.events).containsExactly(667, 249, 90, 19);
        Tally disturbed = tallies.get(3);
        for (Tally minutely : List.of(calm, disturbed)) {
            assertThat(sum(minutely.missed)).as("missed").isLessThanOrEqualTo(6);
            assertThat(sum(minutely.repeated)).as("repeated").isLessThanOrEqualTo(2);
        }
        assertThat(calm.extra[3]).as("false reds of noise").isZero();
        assertThat(disturbed.extra[3]).as("false reds of cars and spikes").isLessThanOrEqualTo(8);
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static String row(int interval, boolean artefacts, Tally tally) {
        StringBuilder row = new StringBuilder();
        row.append("| %d min | %s |".formatted(interval, artefacts ? "yes" : "no"));
        for (int i = 0; i < 4; i++) {
            row.append(
                    " %d / %d / %d of %d |"
                            .formatted(
                                    tally.missed[i],
                                    tally.extra[i],
                                    tally.repeated[i],
                                    tally.events[i]));
        }
        row.append(
                String.format(
                        Locale.ROOT,
                        " %.1f %% | %.0f, %.0f |%n",
                        100.0 * tally.leapt / tally.events[1],
                        tally.leadQuantile(0.1),
                        tally.leadQuantile(0.5)));
        return row.toString();
    }

    private static Tally run(int interval, boolean artefacts) {
        JudgingConfig road = config(interval, "low_road");
        JudgingConfig underpass = config(interval, "underpass");
        Tally tally = new Tally();
        for (int rank = 0; rank < StreetFlood.EVENTS; rank++) {
            SplittableRandom random = new SplittableRandom(SEED + rank);
            StreetFlood flood = new StreetFlood(rank, random.split());
            double[] depths = sampled(flood, interval, artefacts, random.split());
            count(flood, levels(road, depths, interval), tally);
            lead(flood, levels(underpass, depths, interval), depths, interval, tally);
        }
        return tally;
    }

    private static JudgingConfig config(int interval, String kind) {
        Registry registry =
                RegistryReader.read(
                        "registry.yaml",
                        """
                        areas: [{id: D1, level: district, name: 一区}]
                        subjects:
                          - {id: S, kind: %s, name: 点, area: D1, location: {lon: 115.9, lat: 28.7}}
                        stations:
                          - {id: W, kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT%dM, subject: S, quantities: [water_depth]}
                        """
                                .formatted(kind, interval));
        return new JudgingConfig(registry, RuleSetReader.packaged(registry));
    }

    /** What the gauge sends; NaN where nothing arrives. */
    private static double[] sampled(
            StreetFlood flood, int interval, boolean artefacts, SplittableRandom random) {
        int minutes = (int) (2 * StreetFlood.LEAD + flood.duration);
        int phase = random.nextInt(interval);
        double[] depths = new double[minutes / interval];
        int spike = random.nextInt(depths.length);
        boolean parked = random.nextInt(10) == 0;
        double car = 0.45 + 0.35 * random.nextDouble();
        int carFrom = random.nextInt(StreetFlood.LEAD / 3);
        int carTo = carFrom + 30 + random.nextInt(StreetFlood.LEAD / 2);
        for (int i = 0; i < depths.length; i++) {
            int minute = i * interval + phase;
            double depth = flood.depth(minute - StreetFlood.LEAD);
            double noisy = depth + NOISE * StreetFlood.gauss(random);
            double sent = noisy <= 0.010 ? 0 : noisy;
            if (artefacts) {
                if (parked && minute >= carFrom && minute < carTo) {
                    sent = Math.max(sent, car + NOISE * StreetFlood.gauss(random));
                }
                if (i == spike) {
                    sent += 0.3 + 0.7 * random.nextDouble();
                }
                if (random.nextInt(50) == 0) {
                    sent = Double.NaN;
                }
            }
            depths[i] = Double.isNaN(sent) ? sent : Math.round(sent * 1000) / 1000.0;
        }
        return depths;
    }

    /** The level after each sample; null where nothing arrives. */
    private static Level[] levels(JudgingConfig config, double[] depths, int interval) {
        StationJudge judge = new StationJudge(config);
        StationState state = new StationState();
        Level[] levels = new Level[depths.length];
        for (int i = 0; i < depths.length; i++) {
            if (!Double.isNaN(depths[i])) {
                long time = START + i * interval * MINUTE;
                Reading reading = Rig.reading("W", "water_depth", time, depths[i]);
                judge.reading(state, reading, Downtime.NONE, Service.NONE, new Deaf());
                levels[i] = state.series.get("water_depth").current.level;
            }
        }
        return levels;
    }

    private static void count(StreetFlood flood, Level[] levels, Tally tally) {
        for (int i = 0; i < 4; i++) {
            int raised = 0;
            Level before = Level.NONE;
            for (Level level : levels) {
                if (level != null) {
                    boolean up = level.isAtLeast(LEVELS.get(i));
                    raised += up && !before.isAtLeast(LEVELS.get(i)) ? 1 : 0;
                    before = level;
                }
            }
            boolean real = flood.peak >= ROAD[i];
            tally.events[i] += real ? 1 : 0;
            tally.missed[i] += real && raised == 0 ? 1 : 0;
            tally.extra[i] += !real && raised > 0 ? 1 : 0;
            tally.repeated[i] += Math.max(0, raised - 1);
        }
        if (flood.peak >= ROAD[1]) {
            Level before = Level.NONE;
            for (Level level : levels) {
                if (level != null && level.isAtLeast(Level.YELLOW)) {
                    tally.leapt += before == Level.NONE ? 1 : 0;
                    return;
                }
                before = level == null ? before : level;
            }
        }
    }

    /** From the first warning of the water, not of a car before it, to the closing depth. */
    private static void lead(
            StreetFlood flood, Level[] levels, double[] depths, int interval, Tally tally) {
        if (flood.peak < CLOSE_AT) {
            return;
        }
        int close = StreetFlood.LEAD / interval;
        while (close < depths.length && !(depths[close] >= CLOSE_AT)) {
            close++;
        }
        int first = StreetFlood.LEAD / interval;
        while (first < close && (levels[first] == null || levels[first] == Level.NONE)) {
            first++;
        }
        if (close < depths.length) {
            tally.lead((close - first) * interval);
        }
    }

    private static final class Deaf implements StationOutput {
        @Override
        public void observation(Observation observation) {}

        @Override
        public void indicator(Indicator indicator) {}

        @Override
        public boolean wantsIndicators() {
            return false;
        }

        @Override
        public void assessment(Assessment assessment) {}

        @Override
        public void rain(GaugeRain rain) {
            // depth only
        }

        @Override
        public void villageRain(VillageRain rain) {
            // depth only
        }

        @Override
        public void rejected(Reading reading, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void duplicate(Reading reading) {
            throw new AssertionError(reading);
        }
    }
}
