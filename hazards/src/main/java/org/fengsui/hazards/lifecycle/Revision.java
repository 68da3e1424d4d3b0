package org.fengsui.hazards.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.jspecify.annotations.Nullable;

/** The next revision of a warning while it is being put together. */
final class Revision {

    /** What a revision says to people. */
    record Words(LocalText headline, LocalText advice) {}

    private final Warning before;
    private final long issued;
    private int number;
    private Level level;
    private Status status = Status.UPDATED;
    private Condition condition;
    private Basis basis;
    private long time;
    private Freshness freshness;
    private LocalText headline;
    private LocalText advice;
    private List<Evidence> evidence;
    private @Nullable NextLevel nextLevel;
    private int rules;
    private @Nullable String reason;

    private Revision(Warning before, long issued) {
        this.before = before;
        this.issued = issued;
        this.number = before.revision() + 1;
        this.level = before.level();
        this.condition = before.condition();
        this.basis = before.basis();
        this.time = before.time();
        this.freshness = before.freshness();
        this.headline = before.headline();
        this.advice = before.advice();
        this.evidence = before.evidence();
        this.nextLevel = before.nextLevel();
        this.rules = before.rules();
    }

    static Revision of(Warning before, long issued) {
        return new Revision(before, issued);
    }

    /** Revision 0 of a warning that has not been issued yet. */
    static Warning blank(
            String id,
            Assessment cause,
            LocalText name,
            String area,
            LocalText areaName,
            @Nullable Location location,
            boolean exercise) {
        LocalText none = new LocalText("", "");
        return new Warning(
                id,
                cause.hazard(),
                cause.subject(),
                name,
                area,
                areaName,
                location,
                Level.NONE,
                Level.NONE,
                Status.RAISED,
                Condition.ACTIVE,
                cause.basis(),
                0,
                cause.time(),
                0,
                0,
                cause.freshness(),
                none,
                none,
                List.of(),
                null,
                cause.rules(),
                exercise,
                null);
    }

    Revision from(Assessment deciding) {
        basis = deciding.basis();
        time = deciding.time();
        freshness = deciding.freshness();
        evidence = deciding.evidence();
        nextLevel = deciding.nextLevel();
        rules = deciding.rules();
        LocalText why = deciding.reason();
        reason = why == null ? null : why.en();
        return this;
    }

    Revision evidence(List<Evidence> newEvidence) {
        evidence = newEvidence;
        return this;
    }

    Revision level(Level newLevel) {
        level = newLevel;
        return this;
    }

    Revision status(Status newStatus) {
        status = newStatus;
        return this;
    }

    Revision condition(Condition newCondition) {
        condition = newCondition;
        return this;
    }

    Revision freshness(Freshness newFreshness) {
        freshness = newFreshness;
        return this;
    }

    /** Makes it follow another revision of the same warning, too, that was told to the world. */
    Revision after(int revision) {
        number = Math.max(number, revision + 1);
        return this;
    }

    Revision reason(@Nullable String newReason) {
        reason = newReason;
        return this;
    }

    Revision wording(Words words) {
        headline = words.headline();
        advice = words.advice();
        return this;
    }

    Warning before() {
        return before;
    }

    Level level() {
        return level;
    }

    Status status() {
        return status;
    }

    Condition condition() {
        return condition;
    }

    /** Whether people must be told now: level, condition, basis or freshness differ. */
    boolean matters(Warning last) {
        return level != last.level()
                || condition != last.condition()
                || basis != last.basis()
                || freshness != last.freshness();
    }

    /** Whether the numbers, or who measured what, differ from what was said last. */
    boolean saysMore(Warning last) {
        return !headline.equals(last.headline())
                || !clauses(evidence).equals(clauses(last.evidence()));
    }

    private static Set<String> clauses(List<Evidence> evidence) {
        return evidence.stream()
                .map(each -> each.station() + "/" + each.rule())
                .collect(Collectors.toSet());
    }

    Warning build(long validity) {
        return new Warning(
                before.id(),
                before.hazard(),
                before.subject(),
                before.name(),
                before.area(),
                before.areaName(),
                before.location(),
                level,
                before.level(),
                status,
                condition,
                basis,
                number,
                time,
                issued,
                issued + validity,
                freshness,
                headline,
                advice,
                evidence,
                nextLevel,
                rules,
                before.exercise(),
                reason);
    }
}
