package org.fengsui.sim;

import java.nio.file.Path;

/**
 * What to play, where to and how fast.
 *
 * @param from CSV in the replay format, gzipped where the name ends in {@code .gz}
 * @param speed simulated seconds per second of wall time; {@link #AS_FAST_AS_ACKNOWLEDGED} waits
 *     for nothing but the broker
 * @param window most messages without acknowledgement
 */
public record PlayerOptions(Path from, BrokerAddress broker, double speed, int window) {

    /** The speed 0: no pacing. */
    public static final double AS_FAST_AS_ACKNOWLEDGED = 0;

    private static final int DEFAULT_WINDOW = 1_000;

    public PlayerOptions {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException(
                    "speed must be a number from 0 (as fast as possible), not " + speed);
        }
        if (window < 1) {
            throw new IllegalArgumentException("window must be at least 1, not " + window);
        }
    }

    public PlayerOptions(Path from, BrokerAddress broker, double speed) {
        this(from, broker, speed, DEFAULT_WINDOW);
    }

    /**
     * The speed that a word of the command line means: a number, optionally followed by {@code x},
     * or {@code max}.
     */
    public static double speedOf(String word) {
        if (word.equals("max")) {
            return AS_FAST_AS_ACKNOWLEDGED;
        }
        try {
            return Double.parseDouble(
                    word.endsWith("x") ? word.substring(0, word.length() - 1) : word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "speed '" + word + "' is not known; expected a number like 600, or max", e);
        }
    }
}
