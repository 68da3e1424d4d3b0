package org.fengsui.benchmarks.live;

import java.time.Duration;

/** A running product under load: where it listens, and what CPU it has used. */
interface Product extends AutoCloseable {
    /** Where stations publish and warnings are heard. */
    String uri();

    /** CPU time of all its processes but a store of its own, so far. */
    Duration cpu();

    @Override
    void close();
}
