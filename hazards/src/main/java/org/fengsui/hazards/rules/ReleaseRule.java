package org.fengsui.hazards.rules;

import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * When water let out of a reservoir is told to the places downstream.
 *
 * @param window ms, at most an hour, in which the outflow or a gate's opening has risen by so much
 * @param outflow m³/s, of quantity {@code outflow} or {@code discharge}; null for not watched
 * @param gateOpening m; null for not watched
 * @param begin share of that step which is told already where the water began from less
 * @param level that the places downstream are warned at
 * @param hold ms without such a rise after which the warning ends
 */
public record ReleaseRule(
        String path,
        long window,
        @Nullable Double outflow,
        @Nullable Double gateOpening,
        double begin,
        Level level,
        long hold) {

    /** Whether any rule could watch the quantity. */
    public static boolean mayWatch(String quantity) {
        return switch (quantity) {
            case "outflow", "discharge", "gate_opening" -> true;
            default -> false;
        };
    }

    /** The rise of a quantity that is told, null where it is not watched. */
    public @Nullable Double stepOf(String quantity) {
        if (!mayWatch(quantity)) {
            return null;
        }
        return quantity.equals("gate_opening") ? gateOpening : outflow;
    }
}
