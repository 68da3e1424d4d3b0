package org.fengsui.benchmarks.live;

/**
 * A constant load.
 *
 * @param messages per second
 * @param batch readings in each message
 */
record Load(double messages, int batch) {

    double readings() {
        return messages * batch;
    }

    Load times(double factor) {
        return new Load(messages * factor, batch);
    }

    /** Connections: one for each 2 500 messages/s, at least two. */
    int lanes() {
        return (int) Math.max(2, Math.ceil(messages / 2_500));
    }

    String name() {
        return batch == 1 ? "single readings" : "arrays of " + batch;
    }
}
