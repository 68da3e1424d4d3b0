package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Warning;

/**
 * What people reported among the contributions to a warning. The newest report of a sign counts,
 * whoever made it; after {@link #VALID} nobody knows any more whether it is still so.
 */
final class Reports {

    /** How long a report says something of the present, ms. Unverified. */
    static final long VALID = 2 * 3_600_000L;

    private static final LocalText OUTDATED =
            new LocalText("报告已久 现况不明", "the report is old, state unknown");

    private Reports() {}

    static boolean isOne(Assessment assessment) {
        return assessment.basis() == Basis.REPORTED;
    }

    /** Whether a warning rests on what was said alone: nothing that is measured is as bad. */
    static boolean alone(WarningState state, Warning warning) {
        return isSaid(warning.basis())
                && state.contributions.values().stream()
                        .noneMatch(
                                known ->
                                        !isSaid(known.basis())
                                                && known.level().isAtLeast(warning.level()));
    }

    private static boolean isSaid(Basis basis) {
        return switch (basis) {
            case REPORTED, OFFICIAL, LINKED -> true;
            case MEASURED, PRESUMED -> false;
        };
    }

    /**
     * Takes older reports of the same sign out.
     *
     * @return false where a newer one is there already
     */
    static boolean supersede(WarningState state, Assessment report) {
        boolean newer =
                state.contributions.values().stream()
                        .anyMatch(
                                known ->
                                        isOne(known)
                                                && known.sensor().equals(report.sensor())
                                                && known.time() > report.time());
        if (!newer) {
            state.contributions
                    .values()
                    .removeIf(known -> isOne(known) && known.sensor().equals(report.sensor()));
        }
        return !newer;
    }

    /**
     * Makes danger that was reported too long ago unknown, and forgets what was reported to be
     * none.
     *
     * @return whether there was any danger
     */
    static boolean expire(WarningState state, long now) {
        state.contributions
                .values()
                .removeIf(known -> known.level() == Level.NONE && deadline(known) <= now);
        boolean expired = false;
        for (var entry : state.contributions.entrySet()) {
            if (deadline(entry.getValue()) <= now) {
                entry.setValue(entry.getValue().unknown(now, OUTDATED));
                expired = true;
            }
        }
        return expired;
    }

    /** When {@link #expire} is due next, epoch ms; {@link Long#MAX_VALUE} for never. */
    static long nextDeadline(WarningState state) {
        return state.contributions.values().stream()
                .mapToLong(Reports::deadline)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static long deadline(Assessment assessment) {
        return isOne(assessment) && assessment.freshness() == Freshness.FRESH
                ? assessment.time() + VALID
                : Long.MAX_VALUE;
    }
}
