package org.fengsui.console;

import java.time.Duration;

/**
 * How often the console talks to its pages, and when a page calls itself frozen.
 *
 * @param heartbeat between two {@code clock} events
 * @param values least time between two {@code values} events
 * @param reconnect between two attempts to reach the broker
 * @param frozen silence after which a page says that it no longer updates
 */
public record Pace(Duration heartbeat, Duration values, Duration reconnect, Duration frozen) {

    /** 2 s, 250 ms, 1 s, 8 s: a dead feed is on the screen before 10 s have passed. */
    public static final Pace DEFAULT =
            new Pace(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(8));
}
