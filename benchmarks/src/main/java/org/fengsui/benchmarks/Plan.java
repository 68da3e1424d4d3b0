package org.fengsui.benchmarks;

/**
 * How long everything takes.
 *
 * @param repetitions of each side of a comparison
 * @param sourceWarmUp s of a run that are not counted
 * @param sourceSeconds s of a run that are counted
 * @param sinkWarmUp s of a run that are not counted
 * @param sinkSeconds s of a run that are counted
 * @param latencyWarmUp s of load before the first probe
 * @param latencySeconds s with probes
 * @param probes per second
 * @param stepWarmUp s of a step before its first probe
 * @param stepSeconds s of a step with probes
 * @param holdSeconds s for which the highest rate must be held
 */
public record Plan(
        int repetitions,
        double sourceWarmUp,
        double sourceSeconds,
        double sinkWarmUp,
        double sinkSeconds,
        double latencyWarmUp,
        double latencySeconds,
        int probes,
        double stepWarmUp,
        double stepSeconds,
        double holdSeconds) {

    /**
     * @param seconds counted in each run of a comparison; 0 for the default
     * @param quick only to see that everything works
     */
    public static Plan of(double seconds, boolean quick) {
        return quick
                ? new Plan(1, 1, or(seconds, 2), 3, or(seconds, 2), 5, 8, 30, 3, 4, 6)
                : new Plan(3, 2, or(seconds, 4), 5, or(seconds, 6), 15, 45, 30, 4, 10, 120);
    }

    private static double or(double given, double otherwise) {
        return given > 0 ? given : otherwise;
    }
}
