package org.fengsui.standalone.run;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.hazards.lifecycle.StoreReport;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the pipeline how the store stands, as a retained message on {@code status/fengsui-store}:
 * within five seconds of a change and every minute. What cannot be published is tried again.
 */
final class StoreReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreReporter.class);
    private static final long LOOK_SECONDS = 5;
    private static final long REPEAT_MS = 60_000;

    private final Supplier<List<String>> faults;
    private final MqttEndpoint broker;
    private final String root;
    private final Clock clock;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "store-reporter");
                        thread.setDaemon(true);
                        return thread;
                    });
    private @Nullable List<String> said;
    private long saidAt;

    private StoreReporter(
            Supplier<List<String>> faults, MqttEndpoint broker, String root, Clock clock) {
        this.faults = faults;
        this.broker = broker;
        this.root = root;
        this.clock = clock;
    }

    /**
     * Starts; returns at once.
     *
     * @param faults as {@link org.fengsui.hazards.lifecycle.StoreFault} words them
     * @param broker with an account that may publish the status
     */
    static StoreReporter start(
            Supplier<List<String>> faults, MqttEndpoint broker, String root, Clock clock) {
        StoreReporter reporter = new StoreReporter(faults, broker, root, clock);
        reporter.looking.scheduleWithFixedDelay(reporter::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        return reporter;
    }

    private void look() {
        try {
            List<String> now = faults.get();
            long time = clock.millis();
            if (now.equals(said) && time - saidAt < REPEAT_MS) {
                return;
            }
            try (HousePublisher publisher = new HousePublisher(broker, root)) {
                publisher.publish("status/" + StoreReport.ID, message(now, clock), true);
            }
            said = now;
            saidAt = time;
        } catch (IOException | MqttException | RuntimeException again) {
            LOG.warn(
                    "state of the store could not be published, tried again in {} s: {}",
                    LOOK_SECONDS,
                    again.getMessage());
            LOG.debug("cause", again);
        }
    }

    /** The message; faults are plain words that need no escape. */
    static String message(List<String> faults, Clock clock) {
        StringJoiner list = new StringJoiner(",", "[", "]");
        faults.forEach(fault -> list.add('"' + fault + '"'));
        return "{\"station\":\"%s\",\"time\":\"%s\",\"state\":\"online\",\"faults\":%s}"
                .formatted(StoreReport.ID, clock.instant(), list);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
