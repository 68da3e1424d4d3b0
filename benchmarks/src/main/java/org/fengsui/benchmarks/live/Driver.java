package org.fengsui.benchmarks.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.benchmarks.process.Pause;
import org.fengsui.benchmarks.source.Clients;

/** Puts a running product under open-loop load and times its warnings. */
final class Driver implements AutoCloseable {
    private static final long DRAIN_SECONDS = 60;
    private static final int STEP_MS = 100;

    private final Product product;
    private final ProbeLog log = new ProbeLog();
    private final WarningEar ear;
    private int used;

    Driver(Product product) throws MqttException {
        this.product = product;
        this.ear = new WarningEar(product.uri(), log);
    }

    /**
     * Runs a load and waits, at most a minute, until each probe is answered.
     *
     * @param warmUp seconds of load before the first probe crosses
     * @param seconds in which probes cross
     * @param probesPerSecond how many cross
     */
    Outcome run(Load load, double warmUp, double seconds, double probesPerSecond)
            throws MqttException {
        int first = used;
        int count = (int) Math.round(seconds * probesPerSecond);
        used += count;
        if (used > LoadRegistry.PROBES) {
            throw new IllegalStateException("the registry has no more probes");
        }
        Schedule schedule =
                Schedule.of(load.messages(), warmUp, seconds, first, count, load.batch() == 1);
        AtomicLong accepted = new AtomicLong();
        Duration cpu = product.cpu();
        double lasted = send(load, schedule, accepted);
        double cores = product.cpu().minus(cpu).toNanos() / 1e9 / lasted;
        drain(first, count);
        return Outcome.of(log, first, count, accepted.get() / lasted / load.messages(), cores);
    }

    /** Sends all; returns the seconds from the first message's moment to the last answer. */
    private double send(Load load, Schedule schedule, AtomicLong accepted) throws MqttException {
        int lanes = load.lanes();
        List<MqttAsyncClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < lanes; i++) {
                clients.add(Clients.connect(product.uri(), "bench-lane-" + i));
            }
            List<Thread> threads = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < lanes; i++) {
                Thread thread =
                        new Thread(
                                new Lane(
                                        clients.get(i),
                                        load,
                                        schedule,
                                        log,
                                        accepted,
                                        i,
                                        lanes,
                                        start),
                                "lane-" + i);
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                join(thread);
            }
            for (int i = 0; accepted.get() < schedule.messages() && i < DRAIN_SECONDS * 100; i++) {
                Pause.millis(STEP_MS / 10);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            clients.forEach(Clients::close);
        }
    }

    private void drain(int first, int count) {
        for (int i = 0; i < DRAIN_SECONDS * 10 && !allWarned(first, count); i++) {
            Pause.millis(STEP_MS);
        }
    }

    private boolean allWarned(int first, int count) {
        for (int probe = first; probe < first + count; probe++) {
            if (!log.isWarned(probe)) {
                return false;
            }
        }
        return true;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        ear.close();
    }
}
