package org.fengsui.benchmarks.flood;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.judging.Downtime;
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.judging.Service;
import org.fengsui.hazards.judging.StationJudge;
import org.fengsui.hazards.judging.StationOutput;
import org.fengsui.hazards.judging.StationState;
import org.fengsui.hazards.judging.VillageRain;
import org.fengsui.hazards.lifecycle.SubjectJudge;
import org.fengsui.hazards.lifecycle.SubjectOutput;
import org.fengsui.hazards.lifecycle.SubjectState;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Warning;

/** One station with its subject, judged by the packaged rules without Flink. Not thread-safe. */
final class Site {

    /** What it measures. */
    enum Kind {
        DEPTH("water_depth", "waterlogging", 1),
        STAGE("stage", "river", 15),
        RAIN("rain", "rain", 5);

        final String quantity;
        final String station;
        final long interval;

        Kind(String quantity, String station, long minutes) {
            this.quantity = quantity;
            this.station = station;
            this.interval = minutes * 60_000L;
        }
    }

    private static final long START = 1_789_000_200_000L;
    private static final int COURSE = 4_096;

    private final Kind kind;
    private final boolean indicators;
    private final StationJudge stationJudge;
    private final SubjectJudge subjectJudge;
    private final Map<String, SubjectState> subjects = new HashMap<>();
    private final double[] course = new double[COURSE];
    private final StationOutput out = new Outputs();
    final StationState station = new StationState();
    private long number;
    long said;

    Site(Kind kind, boolean indicators, boolean wet) {
        this.kind = kind;
        this.indicators = indicators;
        String text =
                """
                areas: [{id: D, level: district, name: D}]
                stations: [{id: S, kind: %s, area: D, location: {lon: 120, lat: 30}, interval: PT%dM, quantities: [%s]}]
                """
                        .formatted(kind.station, kind.interval / 60_000L, kind.quantity);
        Registry registry = RegistryReader.read("registry", text);
        String rules = RuleSetReader.packagedText();
        if (kind == Kind.STAGE) {
            rules =
                    rules.replace(
                            "river:\n  defaults:",
                            "river:\n  sites: {S: {warning: 2.0, guarantee: 2.5}}\n  defaults:");
        }
        JudgingConfig config =
                new JudgingConfig(registry, RuleSetReader.read("rules", rules, registry));
        stationJudge = new StationJudge(config);
        subjectJudge = new SubjectJudge(config, false);
        fill(wet);
    }

    /** A calm course, or one with a flood in every tenth of it. */
    private void fill(boolean wet) {
        SplittableRandom random = new SplittableRandom(20260701);
        for (int i = 0; i < COURSE; i++) {
            boolean flood = wet && i % 400 < 40;
            double rise = flood ? Math.sin(Math.PI * (i % 400) / 40) : 0;
            course[i] =
                    switch (kind) {
                        case DEPTH -> rise * 0.5 + (flood ? random.nextDouble() * 0.004 : 0);
                        case STAGE -> 1.2 + rise * 1.5 + random.nextDouble() * 0.01;
                        case RAIN -> flood ? random.nextDouble() * 4 : 0;
                    };
        }
    }

    /** Judges the next reading. */
    void next() {
        long time = START + number * kind.interval;
        stationJudge.reading(
                station,
                new Reading(
                        "S",
                        "",
                        kind.quantity,
                        0,
                        time,
                        -1,
                        false,
                        course[(int) (number % COURSE)],
                        Quality.NOT_EVALUATED,
                        time),
                Downtime.NONE,
                Service.NONE,
                out);
        number++;
    }

    SubjectState subject() {
        return subjects.values().stream().findFirst().orElseGet(SubjectState::new);
    }

    private final class Outputs implements StationOutput, SubjectOutput {

        @Override
        public void observation(Observation observation) {
            said++;
        }

        @Override
        public void indicator(Indicator indicator) {
            said++;
        }

        @Override
        public boolean wantsIndicators() {
            return indicators;
        }

        @Override
        public void assessment(Assessment assessment) {
            subjectJudge.assess(
                    subjects.computeIfAbsent(assessment.subject(), id -> new SubjectState()),
                    assessment,
                    this);
        }

        @Override
        public void rain(GaugeRain rain) {
            said++;
        }

        @Override
        public void villageRain(VillageRain rain) {
            said++;
        }

        @Override
        public void rejected(Reading reading, String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void duplicate(Reading reading) {
            throw new IllegalStateException("a reading came twice");
        }

        @Override
        public void warning(Warning revision) {
            said++;
        }

        @Override
        public void clear(Warning lifted) {
            said++;
        }

        @Override
        public void acted(Action action) {
            throw new IllegalStateException("nobody acts here");
        }

        @Override
        public void refused(String actionId, String reason) {
            throw new IllegalStateException(reason);
        }
    }
}
