package org.fengsui.standalone.run;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.broker.Account;
import org.fengsui.broker.EmbeddedBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the pipeline finish what it was sent: stations are disconnected, the clock is ticked once
 * more, and then everything is acknowledged, which happens when a checkpoint covers it.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final long PATIENCE_MS = 10_000;
    private static final long LOOK_EVERY_MS = 50;

    private Drain() {}

    /** Returns whether nothing was left when patience ended; what is left stays with the broker. */
    static boolean run(Scene scene, EmbeddedBroker broker) throws InterruptedException {
        broker.closeToStations();
        if (scene.options().mode() != Mode.SIMULATED) {
            tick(scene);
        }
        CountDownLatch never = new CountDownLatch(1);
        for (long waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
            if (broker.unacknowledged(Account.PIPELINE) == 0) {
                return true;
            }
            if (never.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        LOG.warn(
                "{} messages are not covered by a checkpoint; the broker keeps them for the next start",
                broker.unacknowledged(Account.PIPELINE));
        return false;
    }

    private static void tick(Scene scene) {
        try (HousePublisher publisher =
                new HousePublisher(
                        scene.endpoint(Account.CONSOLE), scene.options().mode().root())) {
            publisher.publish("clock", Long.toString(scene.clock().millis()), false);
        } catch (IOException | MqttException failed) {
            LOG.warn("the last clock tick could not be published", failed);
        }
    }
}
