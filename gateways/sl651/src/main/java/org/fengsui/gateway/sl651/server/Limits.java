package org.fengsui.gateway.sl651.server;

import java.time.Duration;

/**
 * What one connection, one address and all together may take.
 *
 * @param connections at the same time; above it the eldest that has not identified itself goes
 * @param perAddress connections from one address, 0 for any number: many stations may share the
 *     address of their mobile network
 * @param identify time for the first good frame of a known station
 * @param idle silence after which a connection is closed
 * @param incomplete silence after which an incomplete frame is given up
 * @param noise bytes that are no frame, since the last good one, after which a connection is closed
 * @param pending messages of one connection that wait to be safe, above which it is not read
 */
public record Limits(
        int connections,
        int perAddress,
        Duration identify,
        Duration idle,
        Duration incomplete,
        int noise,
        int pending) {

    /** For 10 000 stations that report at least hourly. */
    public static final Limits USUAL =
            new Limits(
                    20_000,
                    0,
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(75),
                    Duration.ofSeconds(15),
                    16 * 1_024,
                    64);

    public Limits withConnections(int all, int fromOneAddress) {
        return new Limits(all, fromOneAddress, identify, idle, incomplete, noise, pending);
    }

    public Limits withTimes(Duration toIdentify, Duration ofIdleness, Duration ofIncompleteness) {
        return new Limits(
                connections, perAddress, toIdentify, ofIdleness, ofIncompleteness, noise, pending);
    }
}
