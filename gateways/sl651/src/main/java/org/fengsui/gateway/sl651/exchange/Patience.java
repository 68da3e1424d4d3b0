package org.fengsui.gateway.sl651.exchange;

import java.time.Duration;

/**
 * How long to wait for packets.
 *
 * @param afterLast from the last packet's coming until one that is missing is asked for
 * @param between from any packet until one that is missing is asked for
 */
public record Patience(Duration afterLast, Duration between) {
    /** For stations on mobile networks. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(15));
}
