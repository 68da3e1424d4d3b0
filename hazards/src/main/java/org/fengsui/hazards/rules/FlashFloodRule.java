package org.fengsui.hazards.rules;

import java.util.List;
import org.fengsui.hazards.warning.Level;

/**
 * Critical rain of a village: any one clause that is met gives its level.
 *
 * @param clauses by window and action
 * @param dryBelow antecedent rain in mm below which the ground counts as dry
 * @param wetFrom antecedent rain in mm from which it counts as wet
 * @param minCoverage share of a window that must be reported before its sum may lower a level, and
 *     of the days before, below which the ground counts as wet
 */
public record FlashFloodRule(
        String path,
        List<Clause> clauses,
        double dryBelow,
        double wetFrom,
        double minCoverage,
        Persistence persistence) {

    /** How much water the ground holds already. */
    public enum Ground {
        DRY,
        NORMAL,
        WET
    }

    /**
     * Rain within a window from which people are to prepare, or to move at once.
     *
     * @param level orange to prepare, red to move
     * @param dry mm on dry ground
     */
    public record Clause(long window, Level level, double dry, double normal, double wet) {

        public double mm(Ground ground) {
            return switch (ground) {
                case DRY -> dry;
                case NORMAL -> normal;
                case WET -> wet;
            };
        }
    }

    /**
     * How wet the ground is. A history that is not known is taken for wet.
     *
     * @param antecedent mm, a lower bound where the days are not covered
     */
    public Ground ground(double antecedent, double coverage) {
        if (antecedent >= wetFrom || coverage < minCoverage) {
            return Ground.WET;
        }
        return antecedent < dryBelow ? Ground.DRY : Ground.NORMAL;
    }
}
