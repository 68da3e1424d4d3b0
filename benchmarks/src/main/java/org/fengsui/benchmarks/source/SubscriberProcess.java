package org.fengsui.benchmarks.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.fengsui.benchmarks.process.Sample;
import org.fengsui.benchmarks.process.Serving;
import org.fengsui.benchmarks.process.SharedCount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The least that a consumer with the source's rule can do: a persistent session with manual
 * acknowledgement, and once a second an acknowledgement for all that has arrived.
 */
public final class SubscriberProcess implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriberProcess.class);

    private static final String CLIENT = "bench-bare";
    private static final long INTERVAL_MS = 1_000;
    private static final int WINDOW = 65_535;

    private final MqttAsyncClient client;
    private int[] arrived = new int[1_024];
    private int count;
    private volatile long total;

    private SubscriberProcess(String uri) throws MqttException {
        client = new MqttAsyncClient(uri, CLIENT, new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(this);
    }

    /**
     * @param arguments the file of the {@link SharedCount} that it keeps
     */
    public static void run(String[] arguments) throws Exception {
        SharedCount shared = new SharedCount(Path.of(arguments[0]));
        Serving.serve(
                "subscriber",
                words -> {
                    Sample sample =
                            new SubscriberProcess(words[0])
                                    .measure(
                                            Double.parseDouble(words[1]),
                                            Double.parseDouble(words[2]),
                                            shared);
                    Clients.forget(words[0], CLIENT);
                    return sample.line();
                });
    }

    private Sample measure(double warmUp, double seconds, SharedCount shared) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3_600L);
        options.setReceiveMaximum(WINDOW);
        client.connect(options).waitForCompletion();
        client.subscribe(
                        new MqttSubscription[] {
                            new MqttSubscription("$share/bench/" + Feed.ROOT + "/obs/#", 1)
                        })
                .waitForCompletion();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        try {
            var acknowledging =
                    timer.scheduleAtFixedRate(
                            this::acknowledge, INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
            var counting =
                    timer.scheduleAtFixedRate(() -> shared.set(total), 5, 5, TimeUnit.MILLISECONDS);
            Sample sample = Sample.take(() -> total, warmUp, seconds);
            acknowledging.cancel(false);
            counting.cancel(false);
            return sample;
        } finally {
            timer.shutdownNow();
            Clients.close(client);
        }
    }

    private void acknowledge() {
        try {
            for (int id : takeArrived()) {
                client.messageArrivedComplete(id, 1);
            }
        } catch (MqttException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private synchronized int[] takeArrived() {
        int[] ids = Arrays.copyOf(arrived, count);
        count = 0;
        return ids;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public synchronized void messageArrived(String topic, MqttMessage message) {
        if (count == arrived.length) {
            arrived = Arrays.copyOf(arrived, 2 * count);
        }
        arrived[count++] = message.getId();
        total++;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // the measuring ends it
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.error("subscriber", exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // publishes nothing
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // waited for
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // not used
    }
}
