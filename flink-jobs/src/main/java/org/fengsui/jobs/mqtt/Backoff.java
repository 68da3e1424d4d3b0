package org.fengsui.jobs.mqtt;

import java.util.concurrent.ThreadLocalRandom;

/** Waiting times between attempts: doubling from 200 ms to 10 s, the upper half of each random. */
final class Backoff {

    private static final long FIRST_MS = 200;
    private static final long LAST_MS = 10_000;

    private long next = FIRST_MS;

    long nextMs() {
        long ceiling = next;
        next = Math.min(LAST_MS, next * 2);
        return ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1);
    }

    void reset() {
        next = FIRST_MS;
    }
}
