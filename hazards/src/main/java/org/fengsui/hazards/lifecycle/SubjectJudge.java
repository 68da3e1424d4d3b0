package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.rain.PlaceRain;
import org.fengsui.hazards.registry.RainAreas;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.AreaRainRule;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.OfficialNotice;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/**
 * Runs the life cycle of the warnings of one subject.
 *
 * <p>Upward it acts at once. Downward it lifts or lowers blue and yellow by itself; orange and red
 * stay as they are, {@code pending_lift}, until a person lifts them. No data never lowers anything:
 * a deciding station that is no longer known makes the condition {@code unknown}.
 *
 * <p>A revision is issued when level, condition, basis or freshness change, and at most once a
 * minute (an hour once the danger has returned) when only the numbers do. Where nothing changes, a
 * warning that is still measured is issued anew before it expires. All times are {@code received}
 * of the cause. Stateless; one instance serves any number of subjects of one registry version; not
 * thread-safe.
 */
public final class SubjectJudge {

    private static final long UPDATE_GAP = 60_000L;
    private static final long RETURNED_UPDATE_GAP = 3_600_000L;
    static final long VALIDITY = 24 * 3_600_000L;
    private static final long REFRESH = VALIDITY / 2;
    static final long CLEAR_AFTER = 24 * 3_600_000L;

    private final Registry registry;
    private final AreaRainRule areaRain;
    private final RainAreas rainAreas;
    private final boolean exercise;
    private final Opening opening;
    private final Wording wording;
    private final Recovery recovery;
    private final Lifting lifting;
    private final Departure departure;
    private final RoadBook roads;
    private final Retrospect retrospect;

    public SubjectJudge(JudgingConfig config, boolean exercise) {
        this.registry = config.registry();
        this.areaRain = config.rules().areaRainRule();
        this.rainAreas = new RainAreas(registry, areaRain.per());
        this.exercise = exercise;
        this.opening = new Opening(registry, rainAreas, exercise);
        this.wording = new Wording(registry);
        this.recovery = new Recovery(wording);
        this.lifting = new Lifting(wording);
        this.retrospect = new Retrospect(opening, wording);
        this.roads = new RoadBook(registry.zone());
        this.departure = new Departure(registry, areaRain.per());
    }

    /** Takes in what a station, or a person, says. */
    public void assess(SubjectState subject, Assessment assessment, SubjectOutput out) {
        WarningState state = subject.of(assessment.hazard());
        if (assessment.retrospective()) {
            retrospect.record(state, assessment, out);
            return;
        }
        departure.settle(state, assessment.received());
        if (Reports.isOne(assessment) && !Reports.supersede(state, assessment)) {
            return;
        }
        String series = assessment.station() + "/" + assessment.sensor();
        state.contributions.put(series, assessment);
        decide(subject, state, assessment.hazard(), assessment.received(), out);
        if (assessment.level() == Level.NONE
                && assessment.freshness() == Freshness.FRESH
                && !Reports.isOne(assessment)) {
            state.contributions.remove(series);
        }
    }

    /** Takes in what an official message means for an area. */
    public void official(SubjectState subject, OfficialNotice notice, SubjectOutput out) {
        Assessment assessment = notice.assessment();
        WarningState state = subject.of(assessment.hazard());
        subject.officials.take(state, notice);
        assess(subject, assessment, out);
    }

    /** Takes in how hard it rains on the area of the place. */
    public void rain(SubjectState subject, PlaceRain rain, SubjectOutput out) {
        subject.rain = rain;
        WarningState state = subject.of(Hazard.WATERLOGGING);
        decide(subject, state, Hazard.WATERLOGGING, rain.received(), out);
    }

    /**
     * Looks at what is open after a change of the registry: what a station that left it said is
     * unknown from now on, and so is a warning that nobody can measure any more. Nothing is lifted
     * or lowered.
     */
    public void review(String subject, SubjectState state, long now, SubjectOutput out) {
        state.hazards.forEach(
                (id, each) -> {
                    boolean left = departure.settle(each, now);
                    Warning warning = each.warning;
                    if (warning == null || !each.isOpen()) {
                        return;
                    }
                    if (left) {
                        decide(state, each, warning.hazard(), now, out);
                    } else if (departure.isUnwatched(subject, warning.hazard())) {
                        lose(each, warning, now, out);
                    }
                });
    }

    private void lose(WarningState state, Warning warning, long now, SubjectOutput out) {
        LocalText reason = departure.reason(warning.subject());
        Revision revision =
                Revision.of(warning, now)
                        .status(sameStatus(warning))
                        .condition(Condition.UNKNOWN)
                        .freshness(Freshness.UNKNOWN)
                        .reason(reason.en())
                        .wording(wording.lost(warning, reason));
        if (revision.matters(warning) || revision.saysMore(warning)) {
            issue(state, revision, out);
        }
    }

    /**
     * Takes in what the broker retains of us. It may be ahead of a state that was restored from
     * before it was said; then judging has a minute to reach it again before it is said anew, as
     * {@code recovered} (design 5).
     */
    public void published(
            SubjectState subject, Warning published, long received, SubjectOutput out) {
        if (published.exercise() != exercise || published.status() == Status.RETROSPECTIVE) {
            return;
        }
        recovery.published(subject.of(published.hazard()), published, received);
    }

    /**
     * Carries out what a person asked for; what cannot be done is refused with the reason. A
     * warning that is lifted falls to the level that is still measured.
     */
    public void act(SubjectState subject, Action action, SubjectOutput out) {
        switch (action.action()) {
            case "close_road", "reopen_road" -> record(subject, action, out);
            case "lift" -> lift(subject, action, out);
            default -> {
                // recorded elsewhere
            }
        }
    }

    private void record(SubjectState subject, Action action, SubjectOutput out) {
        String refusal = roads.record(subject, action);
        if (refusal == null) {
            out.acted(action);
            sayAgain(subject, action.received(), out);
        } else {
            out.refused(action.id(), refusal);
        }
    }

    private void sayAgain(SubjectState subject, long now, SubjectOutput out) {
        WarningState state = subject.of(Hazard.WATERLOGGING);
        Warning warning = state.warning;
        Fusion fusion = fused(subject, state, Hazard.WATERLOGGING);
        Assessment deciding = fusion.deciding();
        if (warning == null || !state.isOpen() || deciding == null) {
            return;
        }
        Revision revision =
                Revision.of(warning, now)
                        .from(deciding)
                        .evidence(fusion.evidence())
                        .status(sameStatus(warning));
        revision.wording(wording.of(revision, deciding, fusion, subject.closed));
        issue(state, revision, out);
    }

    private void lift(SubjectState subject, Action action, SubjectOutput out) {
        for (WarningState state : subject.hazards.values()) {
            Warning warning = state.warning;
            if (warning != null && warning.id().equals(action.warning())) {
                lift(subject, state, warning, action, out);
                return;
            }
        }
        out.refused(action.id(), "there is no warning '" + action.warning() + "' here");
    }

    /** Does what has become due by {@code now}; see {@link #nextDeadline}. */
    public void deadline(SubjectState subject, long now, SubjectOutput out) {
        for (WarningState state : subject.hazards.values()) {
            if (state.published != null && state.recoverAt <= now) {
                recovery.recover(state, now).forEach(out::warning);
            }
            Warning before = state.warning;
            boolean recount = state.recountAt != 0 && state.recountAt <= now;
            if (recount) {
                state.recountAt = 0;
            }
            boolean expired = Reports.expire(state, now);
            if (state == subject.hazards.get(Hazard.RAINSTORM.id())) {
                expired |= subject.officials.expire(state, now);
            }
            if ((expired || recount) && before != null) {
                decide(subject, state, before.hazard(), now, out);
            }
            Warning warning = state.warning;
            if (warning == null) {
                continue;
            }
            if (state.clearAt != 0 && state.clearAt <= now) {
                state.clearAt = 0;
                out.clear(warning);
            }
            if (state.isOpen() && warning.expires() <= now) {
                Condition condition =
                        warning.condition() == Condition.RETURNED
                                ? Condition.RETURNED
                                : Condition.UNKNOWN;
                Revision revision =
                        Revision.of(warning, now).status(sameStatus(warning)).condition(condition);
                issue(state, revision.reason("expired"), out);
            }
        }
    }

    /** When {@link #deadline} is to be called next, epoch ms; {@link Long#MAX_VALUE} for never. */
    public static long nextDeadline(SubjectState subject) {
        long next = subject.officials.nextDeadline();
        for (WarningState state : subject.hazards.values()) {
            Warning warning = state.warning;
            if (state.published != null) {
                next = Math.min(next, state.recoverAt);
            }
            if (state.clearAt != 0) {
                next = Math.min(next, state.clearAt);
            }
            if (state.recountAt != 0) {
                next = Math.min(next, state.recountAt);
            }
            next = Math.min(next, Reports.nextDeadline(state));
            if (warning != null && state.isOpen()) {
                next = Math.min(next, warning.expires());
            }
        }
        return next;
    }

    private void decide(
            SubjectState subject, WarningState state, Hazard hazard, long now, SubjectOutput out) {
        Fusion fusion = fused(subject, state, hazard);
        Assessment deciding = fusion.deciding();
        if (deciding == null) {
            return;
        }
        Warning warning = state.warning;
        if (warning == null || !state.isOpen()) {
            if (fusion.level() != Level.NONE) {
                raise(subject, state, fusion, deciding, now, out);
            }
            return;
        }
        Revision revision = Revision.of(warning, now).from(deciding).evidence(fusion.evidence());
        if (fusion.level().isAbove(warning.level())) {
            revision.status(Status.UPGRADED).level(fusion.level()).condition(Condition.ACTIVE);
        } else if (fusion.level() == warning.level()) {
            revision.status(Status.UPDATED).condition(conditionOf(deciding));
        } else if (fusion.level() == Level.NONE && deciding.freshness() == Freshness.UNKNOWN) {
            // who says nothing lowers nothing
            revision.status(sameStatus(warning)).condition(Condition.UNKNOWN);
        } else if (warning.level().isAtLeast(Level.ORANGE)) {
            revision.status(Status.PENDING_LIFT).condition(returned(deciding));
        } else if (fusion.level() == Level.NONE) {
            revision.status(Status.LIFTED).level(Level.NONE).condition(Condition.RETURNED);
        } else {
            revision.status(Status.DOWNGRADED)
                    .level(fusion.level())
                    .condition(conditionOf(deciding));
        }
        revision.wording(wording.of(revision, deciding, fusion, subject.closed));
        long due = warning.issued() + updateGap(revision);
        if (revision.matters(warning)
                || now - warning.issued() >= REFRESH
                || (revision.saysMore(warning) && now >= due)) {
            issue(state, revision, out);
        } else if (revision.saysMore(warning) && fusion.gauges() > 0) {
            state.recountAt = due;
        }
    }

    private Fusion fused(SubjectState subject, WarningState state, Hazard hazard) {
        var contributions = state.contributions.values();
        return switch (hazard) {
            case RAINSTORM -> {
                String area =
                        contributions.stream().map(Assessment::subject).findFirst().orElse("");
                yield Fusion.ofArea(
                        contributions, areaRain.gauges(), rainAreas.gauges(area).size());
            }
            case WATERLOGGING ->
                    Fusion.of(LostInRain.presume(contributions, subject.rain, areaRain.lost()));
            case SYSTEM -> Fusion.ofSystem(contributions, registry.stations().size());
            default -> Fusion.of(contributions);
        };
    }

    private void raise(
            SubjectState subject,
            WarningState state,
            Fusion fusion,
            Assessment deciding,
            long now,
            SubjectOutput out) {
        long onset =
                deciding.onset() > state.onset
                        ? deciding.onset()
                        : Math.max(deciding.time(), state.onset + 1);
        state.onset = onset;
        Warning first =
                opening.of(deciding, WarningIds.of(deciding.hazard(), deciding.subject(), onset));
        Revision revision =
                Revision.of(first, now)
                        .from(deciding)
                        .evidence(fusion.evidence())
                        .status(Status.RAISED)
                        .level(fusion.level())
                        .condition(conditionOf(deciding));
        issue(state, revision.wording(wording.of(revision, deciding, fusion, subject.closed)), out);
    }

    private void lift(
            SubjectState subject,
            WarningState state,
            Warning warning,
            Action action,
            SubjectOutput out) {
        String refusal = Lifting.refusal(state, warning);
        if (refusal != null) {
            out.refused(action.id(), refusal);
            return;
        }
        out.acted(action);
        Lifting.keepMeasured(state);
        Fusion left = fused(subject, state, warning.hazard());
        Revision revision = lifting.lifted(warning, action, left, subject.closed);
        if (revision.status() == Status.LIFTED) {
            state.contributions.clear();
        }
        issue(state, revision, out);
    }

    private void issue(WarningState state, Revision revision, SubjectOutput out) {
        Warning issued = revision.build(VALIDITY);
        state.warning = issued;
        state.recountAt = 0;
        state.clearAt = issued.status() == Status.LIFTED ? issued.issued() + CLEAR_AFTER : 0;
        Recovery.forgetIfReached(state);
        out.warning(issued);
    }

    /** The status of a revision that neither raises nor lowers. */
    private static Status sameStatus(Warning warning) {
        return warning.status() == Status.PENDING_LIFT ? Status.PENDING_LIFT : Status.UPDATED;
    }

    private static long updateGap(Revision revision) {
        return revision.condition() == Condition.RETURNED ? RETURNED_UPDATE_GAP : UPDATE_GAP;
    }

    private static Condition conditionOf(Assessment deciding) {
        return deciding.freshness() == Freshness.UNKNOWN ? Condition.UNKNOWN : Condition.ACTIVE;
    }

    private static Condition returned(Assessment deciding) {
        return deciding.freshness() == Freshness.UNKNOWN ? Condition.UNKNOWN : Condition.RETURNED;
    }
}
