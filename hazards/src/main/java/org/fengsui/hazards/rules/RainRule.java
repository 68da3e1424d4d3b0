package org.fengsui.hazards.rules;

import java.util.List;
import org.fengsui.hazards.warning.Level;

/**
 * Rule of hazard {@code rainstorm}, quantity {@code rain} in mm per period.
 *
 * @param clauses any one that is met gives its level
 * @param continuingWindow ms; the rain "may continue" while the sum of this window ...
 * @param continuingAmount ... is at least this many mm; 0 switches the condition off
 * @param minCoverage share of a window that must be reported before its sum may lower a level
 */
public record RainRule(
        String path,
        List<Clause> clauses,
        long continuingWindow,
        double continuingAmount,
        double minCoverage,
        Persistence persistence) {

    /** {@code mm} or more within {@code window} ms reaches {@code level}. */
    public record Clause(long window, Level level, double mm) {}
}
