package org.fengsui.hazards.judging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.lifecycle.ReportJudge;
import org.fengsui.hazards.lifecycle.SubjectJudge;
import org.fengsui.hazards.lifecycle.SubjectOutput;
import org.fengsui.hazards.lifecycle.SubjectState;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.rain.AreaRainJudge;
import org.fengsui.hazards.rain.AreaRainOutput;
import org.fengsui.hazards.rain.AreaRainState;
import org.fengsui.hazards.rain.FlashFloodJudge;
import org.fengsui.hazards.rain.OfficialJudge;
import org.fengsui.hazards.rain.PlaceRain;
import org.fengsui.hazards.rain.VillageState;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.RegistryChange;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.OfficialNotice;
import org.fengsui.hazards.warning.Report;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Decoded;
import org.fengsui.hazards.wire.Wire;

/**
 * The two judges put together without Flink: readings go in by {@code received}, deadlines fire as
 * time goes on, warnings come out.
 */
public final class Rig {

    public static final long MINUTE = 60_000L;
    public static final long START = 1_789_000_000_000L / (15 * MINUTE) * (15 * MINUTE);

    public final List<Warning> warnings = new ArrayList<>();
    public final List<Warning> cleared = new ArrayList<>();
    public final List<Assessment> assessments = new ArrayList<>();
    public final List<Observation> observations = new ArrayList<>();
    public final List<Indicator> indicators = new ArrayList<>();
    public final List<Action> actions = new ArrayList<>();
    public final List<String> rejected = new ArrayList<>();
    public int duplicates;
    public boolean indicatorsWanted = true;
    public Downtime downtime = Downtime.NONE;
    public Service service = Service.NONE;

    private Registry registry;
    private StationJudge stationJudge;
    private SubjectJudge subjectJudge;
    private ReportJudge reportJudge;
    private AreaRainJudge rainJudge;
    private OfficialJudge officialJudge;
    private FlashFloodJudge floodJudge;
    private final Map<String, StationState> stations = new TreeMap<>();
    private final Map<String, SubjectState> subjects = new HashMap<>();
    private final StationOutput stationOutput = new StationRecorder();
    private final Map<String, AreaRainState> areas = new TreeMap<>();
    private final Map<String, VillageState> villages = new TreeMap<>();
    private final AreaRainOutput areaOutput = new AreaRecorder();
    private final SubjectOutput subjectOutput = new SubjectRecorder();

    private Rig(JudgingConfig config) {
        registry = config.registry();
        stationJudge = new StationJudge(config);
        subjectJudge = new SubjectJudge(config, false);
        reportJudge = new ReportJudge(config);
        rainJudge = new AreaRainJudge(config);
        officialJudge = new OfficialJudge(config);
        floodJudge = new FlashFloodJudge(config);
    }

    public static Rig of(String registry, String rules) {
        return new Rig(config(registry, rules));
    }

    /** Registry and rules from their texts. */
    public static JudgingConfig config(String registry, String rules) {
        Registry read = RegistryReader.read("registry.yaml", registry);
        return new JudgingConfig(read, RuleSetReader.read("rules.yaml", rules, read));
    }

    /** Brings another registry into force. */
    public Rig change(String nextRegistry, String rules, long received) {
        advance(received - 1);
        JudgingConfig config = config(nextRegistry, rules);
        var changed = RegistryChange.subjects(registry, config.registry());
        registry = config.registry();
        stationJudge = new StationJudge(config);
        subjectJudge = new SubjectJudge(config, false);
        reportJudge = new ReportJudge(config);
        rainJudge = new AreaRainJudge(config);
        officialJudge = new OfficialJudge(config);
        floodJudge = new FlashFloodJudge(config);
        changed.stream()
                .filter(subjects::containsKey)
                .forEach(id -> subjectJudge.review(id, subjects.get(id), received, subjectOutput));
        return this;
    }

    /** A reading that is received when it was measured. */
    public static Reading reading(String station, String quantity, long time, double value) {
        return reading(station, quantity, time, time, value);
    }

    public static Reading reading(
            String station, String quantity, long time, long received, double value) {
        return new Reading(
                station, "", quantity, 0, time, -1, false, value, Quality.NOT_EVALUATED, received);
    }

    public Rig send(Reading reading) {
        advance(reading.received() - 1);
        StationState state = stations.computeIfAbsent(reading.station(), id -> new StationState());
        stationJudge.reading(state, reading, downtime, service, stationOutput);
        return this;
    }

    public Rig sendAll(List<Reading> readings) {
        readings.stream()
                .sorted(
                        Comparator.comparingLong(Reading::received)
                                .thenComparingLong(Reading::time)
                                .thenComparing(Reading::station))
                .forEach(this::send);
        return this;
    }

    public Rig report(Report report) {
        advance(report.received());
        Assessment seen = reportJudge.assess(report, rejected::add);
        if (seen != null) {
            subjectJudge.assess(
                    subjects.computeIfAbsent(report.subject(), id -> new SubjectState()),
                    seen,
                    subjectOutput);
        }
        return this;
    }

    /** A message on {@code official/met}. */
    public Rig official(long received, String payload) {
        advance(received);
        Arrival arrival =
                new Arrival(received, "official/met", payload.getBytes(StandardCharsets.UTF_8));
        Decoded decoded = Wire.decode(arrival);
        decoded.rejected().forEach(each -> rejected.add(each.reason()));
        decoded.officials()
                .forEach(official -> officialJudge.judge(official, this::notice, rejected::add));
        return this;
    }

    private void notice(OfficialNotice notice) {
        subjectJudge.official(
                subjects.computeIfAbsent(notice.assessment().subject(), id -> new SubjectState()),
                notice,
                subjectOutput);
    }

    public Rig act(Action action, String subject) {
        advance(action.received());
        subjectJudge.act(
                subjects.computeIfAbsent(subject, id -> new SubjectState()), action, subjectOutput);
        return this;
    }

    /** Lets time go on: everything due up to and including {@code received} happens. */
    public Rig advance(long received) {
        while (true) {
            long next = Long.MAX_VALUE;
            String due = null;
            for (Map.Entry<String, StationState> entry : stations.entrySet()) {
                long deadline =
                        stationJudge.nextDeadline(entry.getKey(), entry.getValue(), downtime);
                if (deadline < next) {
                    next = deadline;
                    due = entry.getKey();
                }
            }
            String dueArea = null;
            for (Map.Entry<String, AreaRainState> entry : areas.entrySet()) {
                long deadline = AreaRainJudge.nextDeadline(entry.getValue());
                if (deadline < next) {
                    next = deadline;
                    due = null;
                    dueArea = entry.getKey();
                }
            }
            SubjectState dueSubject = null;
            for (SubjectState subject : subjects.values()) {
                long deadline = SubjectJudge.nextDeadline(subject);
                if (deadline < next) {
                    next = deadline;
                    due = null;
                    dueArea = null;
                    dueSubject = subject;
                }
            }
            if (next > received) {
                return this;
            }
            if (dueArea != null) {
                rainJudge.deadline(dueArea, areas.get(dueArea), next, areaOutput);
            } else if (due != null) {
                stationJudge.deadline(
                        due, stations.get(due), next, downtime, service, stationOutput);
            } else {
                subjectJudge.deadline(dueSubject, next, subjectOutput);
            }
        }
    }

    /** The newest revision of the newest warning of a hazard at a subject. */
    public Warning newest(Hazard hazard, String subject) {
        return warnings.stream()
                .filter(w -> w.hazard() == hazard && w.subject().equals(subject))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no " + hazard + " warning at " + subject));
    }

    public List<Warning> of(Hazard hazard) {
        return warnings.stream().filter(w -> w.hazard() == hazard).toList();
    }

    public StationState station(String id) {
        return stations.get(id);
    }

    private final class StationRecorder implements StationOutput {
        @Override
        public void observation(Observation observation) {
            observations.add(observation);
        }

        @Override
        public void indicator(Indicator indicator) {
            indicators.add(indicator);
        }

        @Override
        public boolean wantsIndicators() {
            return indicatorsWanted;
        }

        @Override
        public void assessment(Assessment assessment) {
            assessments.add(assessment);
            subjectJudge.assess(
                    subjects.computeIfAbsent(assessment.subject(), id -> new SubjectState()),
                    assessment,
                    subjectOutput);
        }

        @Override
        public void rain(GaugeRain rain) {
            rainJudge.gauge(
                    areas.computeIfAbsent(rain.place(), id -> new AreaRainState()),
                    rain,
                    areaOutput);
        }

        @Override
        public void villageRain(VillageRain rain) {
            floodJudge.rain(
                    villages.computeIfAbsent(rain.village(), id -> new VillageState()),
                    rain,
                    this::assessment);
        }

        @Override
        public void rejected(Reading reading, String reason) {
            rejected.add(reason);
        }

        @Override
        public void duplicate(Reading reading) {
            duplicates++;
        }
    }

    private final class AreaRecorder implements AreaRainOutput {
        @Override
        public void indicator(Indicator indicator) {
            indicators.add(indicator);
        }

        @Override
        public boolean wantsIndicators() {
            return indicatorsWanted;
        }

        @Override
        public void assessment(Assessment assessment) {
            stationOutput.assessment(assessment);
        }

        @Override
        public void placeRain(PlaceRain rain) {
            subjectJudge.rain(
                    subjects.computeIfAbsent(rain.subject(), id -> new SubjectState()),
                    rain,
                    subjectOutput);
        }
    }

    private final class SubjectRecorder implements SubjectOutput {
        @Override
        public void warning(Warning revision) {
            warnings.add(revision);
        }

        @Override
        public void clear(Warning lifted) {
            cleared.add(lifted);
        }

        @Override
        public void acted(Action action) {
            actions.add(action);
        }

        @Override
        public void refused(String actionId, String reason) {
            rejected.add(reason);
        }
    }
}
