package org.fengsui.sim;

/**
 * How much load.
 *
 * @param stations synthetic depth stations, {@code LOAD_00001} and on
 * @param rate messages per second over all connections
 * @param connections to the broker; each station always uses the same one
 * @param seconds until it stops, 0 to go on until interrupted
 */
public record LoadOptions(
        BrokerAddress broker, int stations, double rate, int connections, long seconds) {

    /** So many that the greatest station id still has five digits. */
    public static final int MOST_STATIONS = 99_999;

    public LoadOptions {
        if (stations < 1 || stations > MOST_STATIONS) {
            throw new IllegalArgumentException(
                    "stations must be 1 to " + MOST_STATIONS + ", not " + stations);
        }
        if (!(rate > 0) || rate > 1_000_000) {
            throw new IllegalArgumentException(
                    "rate must be above 0 and at most 1000000 messages/s, not " + rate);
        }
        if (connections < 1 || connections > stations) {
            throw new IllegalArgumentException(
                    "connections must be 1 to the number of stations, not " + connections);
        }
        if (seconds < 0) {
            throw new IllegalArgumentException("seconds must be at least 0, not " + seconds);
        }
    }

    /** As many connections as carry the rate well: one for each 2 500 messages/s, at most 16. */
    public static int connectionsFor(int stations, double rate) {
        return (int) Math.min(stations, Math.max(1, Math.min(16, Math.ceil(rate / 2_500))));
    }
}
