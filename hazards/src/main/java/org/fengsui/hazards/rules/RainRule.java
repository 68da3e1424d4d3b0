package org.fengsui.hazards.rules;

import java.util.List;
import org.fengsui.hazards.warning.Level;

/**
 * Rule of hazard {@code rainstorm}, quantity {@code rain} in mm per period.
 *
 * @param clauses any one that is met gives its level
 * @param continuingWindow ms; the rain "may continue" while the sum of this window ...
 * @param continuingAmount ... is at least this many mm; 0 switches the condition off
 * @param eventGap dry ms that part rain events
 * @param decay K of the effective rain: what counts of a day's rain after another day
 * @param minCoverage share of a window that must be reported before its sum may lower a level
 */
public record RainRule(
        String path,
        List<Clause> clauses,
        long continuingWindow,
        double continuingAmount,
        long eventGap,
        double decay,
        double minCoverage,
        Persistence persistence) {

    /** What counts where a rule says nothing of it (both unverified). */
    public static final long EVENT_GAP = 6 * 3_600_000L;

    public static final double DECAY = 0.84;

    /** {@code mm} or more within {@code window} ms reaches {@code level}. */
    public record Clause(long window, Level level, double mm) {}
}
