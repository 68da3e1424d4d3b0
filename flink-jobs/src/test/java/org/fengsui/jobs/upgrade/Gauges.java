package org.fengsui.jobs.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.jobs.operators.JudgingOptions;

/**
 * A hundred gauges that report once a minute: dry, or at blue, yellow, orange or red. Five more at
 * blue fall dry when told to: nothing but the hold of ten minutes then keeps their warnings.
 */
final class Gauges implements AutoCloseable {

    static final int COUNT = 100;
    static final int RECEDING = 5;

    private static final double[] DEPTHS = {0.02, 0.10, 0.18, 0.30, 0.45};
    private static final List<String> LEVELS = List.of("none", "blue", "yellow", "orange", "red");

    private Publisher publisher;
    private final TreeSet<String> published = new TreeSet<>();
    private boolean receded;

    Gauges(String broker) throws MqttException {
        publisher = new Publisher(broker, "gauges");
    }

    /** After a {@link #close}. */
    void reconnect(String broker) throws MqttException {
        publisher = new Publisher(broker, "gauges");
    }

    static JudgingOptions judging() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < COUNT + RECEDING; i++) {
            ids.add(id(i));
        }
        return new JudgingOptions(
                Underpasses.registry(ids), Underpasses.rules(), false, Long.MAX_VALUE);
    }

    private static String id(int gauge) {
        return "G%03d".formatted(gauge);
    }

    /** The level of each subject that is warned of. */
    static TreeMap<String, String> warned() {
        TreeMap<String, String> warned = new TreeMap<>();
        for (int i = 0; i < COUNT + RECEDING; i++) {
            String level = i < COUNT ? LEVELS.get(i % LEVELS.size()) : "blue";
            if (!level.equals("none")) {
                warned.put(id(i), level);
            }
        }
        return warned;
    }

    /** The five fall dry. */
    void recede() {
        receded = true;
    }

    /** A reading of each gauge. */
    void report(long time) throws MqttException {
        for (int i = 0; i < COUNT + RECEDING; i++) {
            send(i, time, depth(i));
        }
    }

    /** A reading of every other gauge, and of none that falls dry. */
    void reportHalf(long time) throws MqttException {
        for (int i = 0; i < COUNT; i += 2) {
            send(i, time, depth(i));
        }
    }

    /** A reading of one gauge that is deeper than it ever is. */
    void surge(int gauge, long time) throws MqttException {
        send(gauge, time, 0.50);
    }

    private double depth(int gauge) {
        if (gauge < COUNT) {
            return DEPTHS[gauge % DEPTHS.length];
        }
        return receded ? 0.02 : 0.10;
    }

    private void send(int gauge, long time, double depth) throws MqttException {
        publisher.publish(Underpasses.depth(id(gauge), time, depth));
        published.add(id(gauge) + " " + time);
    }

    /** Station and time of each reading. */
    TreeSet<String> published() {
        return published;
    }

    @Override
    public void close() throws MqttException {
        publisher.close();
    }
}
