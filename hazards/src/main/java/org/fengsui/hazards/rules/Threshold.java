package org.fengsui.hazards.rules;

import org.fengsui.hazards.warning.Level;

/**
 * One step of a {@link LevelTable}.
 *
 * <p>Values are compared in whole thousandths of the unit (mm where the unit is m), so that 25 cm
 * and 25.0001 cm are the same depth and no result hangs on one ulp.
 *
 * @param name what people call it: {@code orange}, {@code close_at}, {@code guarantee}
 * @param value in the unit of the quantity
 */
public record Threshold(Level level, String name, Operator operator, double value) {

    /** Whether the value meets this threshold. */
    public boolean metBy(double measured) {
        return metBy(measured, 0);
    }

    /** Whether the value would meet this threshold if it were lower by the given margin. */
    public boolean metBy(double measured, double hysteresis) {
        long distance = thousandths(measured) - (thousandths(value) - thousandths(hysteresis));
        return operator == Operator.AT_LEAST ? distance >= 0 : distance > 0;
    }

    /** What is missing to the threshold, in the unit of the quantity; 0 or less once reached. */
    public double distanceFrom(double measured) {
        return (thousandths(value) - thousandths(measured)) / 1000.0;
    }

    private static long thousandths(double value) {
        return Math.round(value * 1000);
    }
}
