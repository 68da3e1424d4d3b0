package org.fengsui.cluster;

/**
 * A reading that a gauge sent.
 *
 * @param time epoch ms
 * @param depth m
 */
record Sent(String station, long time, double depth) implements Comparable<Sent> {
    @Override
    public int compareTo(Sent other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : station.compareTo(other.station);
    }
}
