package org.fengsui.jobs.mqtt;

import java.io.Serializable;
import java.time.Clock;

/** A clock in epoch ms that can be shipped with a job. */
@FunctionalInterface
public interface MillisClock extends Serializable {

    long millis();

    /** The clock of the host. */
    static MillisClock system() {
        Clock clock = Clock.systemUTC();
        return clock::millis;
    }
}
