package org.fengsui.benchmarks.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One connection of a load: it sends every n-th message of the schedule when it is due. */
final class Lane implements Runnable {
    private static final String TOPIC = "fengsui/v1/obs/";
    private static final long SLICE_NANOS = 500_000;
    private static final double TIDE_MS = 20 * 60_000.0;

    /** Blue begins at 15 cm; a millimetre is no doubtful rise. */
    private static final double BELOW = 0.149;

    private static final double ABOVE = 0.150;
    private static final long PROBE_STEP_MS = 1_000;

    private final MqttAsyncClient client;
    private final Load load;
    private final Schedule schedule;
    private final ProbeLog log;
    private final AtomicLong accepted;
    private final int lane;
    private final int lanes;
    private final long start;

    Lane(
            MqttAsyncClient client,
            Load load,
            Schedule schedule,
            ProbeLog log,
            AtomicLong accepted,
            int lane,
            int lanes,
            long start) {
        this.client = client;
        this.load = load;
        this.schedule = schedule;
        this.log = log;
        this.accepted = accepted;
        this.lane = lane;
        this.lanes = lanes;
        this.start = start;
    }

    @Override
    public void run() {
        try {
            for (int message = lane; message < schedule.messages(); message += lanes) {
                long due = start + schedule.due(message);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(SLICE_NANOS);
                }
                send(message, due);
            }
        } catch (MqttException lost) {
            throw new IllegalStateException("lane " + lane + " of the load failed", lost);
        }
    }

    private void send(int message, long due) throws MqttException {
        int probe = schedule.probe(message);
        boolean crosses = schedule.crosses(message);
        if (probe == Schedule.CALM) {
            int station = message % LoadRegistry.CALM;
            String id = LoadRegistry.calm(station);
            publish(id, calm(id, station), Schedule.CALM);
        } else {
            if (crosses) {
                log.due(probe, due);
            }
            String id = LoadRegistry.probe(probe);
            publish(id, probe(id, crosses), crosses ? probe : Schedule.CALM);
        }
    }

    private String calm(String id, int station) {
        double period = LoadRegistry.CALM / load.messages() * 1_000;
        return calm(id, Math.max(1, (long) (period / load.batch())), station);
    }

    /** A slow tide of at most 12 cm, each station at its own phase. */
    private String calm(String id, long stepMs, int station) {
        long now = System.currentTimeMillis();
        StringBuilder json = new StringBuilder(90 * load.batch());
        for (int i = load.batch() - 1; i >= 0; i--) {
            long time = now - i * stepMs;
            double wave = Math.sin(2 * Math.PI * (time / TIDE_MS + station * 0.618034));
            reading(json, id, time, Math.round(60 + 60 * wave) / 1_000.0);
        }
        return whole(json);
    }

    private String probe(String id, boolean crosses) {
        long now = System.currentTimeMillis();
        StringBuilder json = new StringBuilder(90 * load.batch());
        for (int i = load.batch() - 1; i >= 0; i--) {
            reading(json, id, now - i * PROBE_STEP_MS, crosses && i == 0 ? ABOVE : BELOW);
        }
        return whole(json);
    }

    private static void reading(StringBuilder json, String id, long time, double depth) {
        json.append(json.length() == 0 ? "" : ",")
                .append("{\"station\":\"")
                .append(id)
                .append("\",\"time\":\"")
                .append(Instant.ofEpochMilli(time))
                .append("\",\"values\":{\"water_depth\":")
                .append(depth)
                .append("}}");
    }

    private String whole(StringBuilder json) {
        return load.batch() == 1 ? json.toString() : "[" + json + "]";
    }

    private void publish(String station, String payload, int probe) throws MqttException {
        MqttMessage message =
                new MqttMessage(
                        payload.getBytes(StandardCharsets.UTF_8), 1, false, new MqttProperties());
        while (true) {
            try {
                client.publish(TOPIC + station, message, null, new Accepted(probe));
                return;
            } catch (MqttException full) {
                int reason = full.getReasonCode();
                if (reason != MqttClientException.REASON_CODE_MAX_INFLIGHT
                        && reason != MqttClientException.REASON_CODE_NO_MESSAGE_IDS_AVAILABLE) {
                    throw full;
                }
                LockSupport.parkNanos(SLICE_NANOS);
            }
        }
    }

    private final class Accepted implements MqttActionListener {
        private final int probe;

        Accepted(int probe) {
            this.probe = probe;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            accepted.incrementAndGet();
            if (probe != Schedule.CALM) {
                log.accepted(probe, System.nanoTime());
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            // told apart by the number of accepted messages
        }
    }
}
