package org.fengsui.sim.physics;

/**
 * Design storm: rain intensity over time at the centre of a storm.
 *
 * <p>Chicago method: with the intensity-duration curve i(D) = a / (D + b)^c, the intensity at
 * distance τ before or after the peak, scaled by its share r or 1 − r of the storm, is a((1 − c)τ +
 * b) / (τ + b)^(1 + c); a follows from the total. The total over the duration is exact. Source:
 * Keifer and Chu, Synthetic storm pattern for drainage design, J. Hydraul. Div. ASCE 83 (1957).
 *
 * @param total mm over the whole storm
 * @param duration s
 * @param peak share of the duration that lies before the peak, 0–1 exclusive
 */
public record Hyetograph(double total, double duration, double peak) {

    private static final double B = 20;
    private static final double C = 0.7;

    public Hyetograph {
        if (!(total >= 0) || !(duration > 0) || !(peak > 0) || !(peak < 1)) {
            throw new IllegalArgumentException(
                    "total must be at least 0, duration above 0, peak between 0 and 1, not %s %s %s"
                            .formatted(total, duration, peak));
        }
    }

    /**
     * Intensity in mm/h.
     *
     * @param time s since the storm began; dry before and after it
     */
    public double intensity(double time) {
        if (time < 0 || time >= duration) {
            return 0;
        }
        double peakAt = peak * duration;
        double tau = (time < peakAt ? (peakAt - time) / peak : (time - peakAt) / (1 - peak)) / 60;
        double minutes = duration / 60;
        double a = total * Math.pow(minutes + B, C) / minutes;
        return 60 * a * ((1 - C) * tau + B) / Math.pow(tau + B, 1 + C);
    }
}
