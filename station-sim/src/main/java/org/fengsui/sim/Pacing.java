package org.fengsui.sim;

import java.util.concurrent.TimeUnit;

/** Wall time and waiting, injected so that pacing can be tested without waiting. */
interface Pacing {

    /** Ms since any fixed moment; never runs back. */
    long millis();

    void sleep(long millis) throws InterruptedException;

    static Pacing system() {
        return new Pacing() {
            @Override
            public long millis() {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            }

            @Override
            public void sleep(long millis) throws InterruptedException {
                TimeUnit.MILLISECONDS.sleep(millis);
            }
        };
    }
}
