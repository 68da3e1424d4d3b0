package org.fengsui.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fictitious district under one heavy storm after another, live over MQTT, for a newcomer's first
 * look: underpasses fill, a stream rises, one gauge dies while the water rises, one has its clock
 * eight hours ahead, one never reports.
 *
 * <p>It begins in the middle of a storm: the first level is reached within a minute, every colour
 * within a quarter of an hour, and the next storm comes an hour after the last. Times are the wall
 * clock's and nothing is compressed: rates of rise are those of a severe street flood.
 *
 * <p>One connection publishes {@code obs/{station}} at QoS 1 and retained {@code status/{station}};
 * its will declares the station that carries the modem offline. A broker that goes away is waited
 * for; what was not measured meanwhile stays unsent.
 *
 * <p>Thread-safety: runs on a thread of its own; {@link #close} may be called from any thread.
 */
public final class DemoDistrict implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDistrict.class);

    private static final String MODEM = "RG_WANGCHAO";
    private static final int WINDOW = 200;
    private static final long BEAT_MS = 500;
    private static final long FAREWELL_MS = 3_000;

    private final BrokerAddress broker;
    private final Clock clock;
    private final OrderedPublisher publisher;
    private final DistrictModel model;
    private final Thread thread;
    private volatile boolean closed;
    private int greeted;

    private DemoDistrict(BrokerAddress broker, long seed, Clock clock) throws IOException {
        this.broker = broker;
        this.clock = clock;
        this.model = new DistrictModel(seed, clock.millis());
        this.publisher =
                OrderedPublisher.connect(broker, WINDOW, status(MODEM, clock.millis(), false));
        this.thread = new Thread(this::run, "demo-district");
        this.thread.setDaemon(true);
    }

    /**
     * Connects and starts.
     *
     * @param broker with the exercise root: the district is no real place
     * @param seed the same seed brings the same storms
     * @throws IOException where the broker cannot be reached
     */
    public static DemoDistrict start(BrokerAddress broker, long seed) throws IOException {
        return start(broker, seed, Clock.systemUTC());
    }

    static DemoDistrict start(BrokerAddress broker, long seed, Clock clock) throws IOException {
        DemoDistrict district = new DemoDistrict(broker, seed, clock);
        district.thread.start();
        return district;
    }

    /** Text of the district's {@code registry.yaml}. */
    public static String registry() {
        return resource("registry.yaml");
    }

    /** Text of the district's {@code rules.yaml}. */
    public static String rules() {
        return resource("rules.yaml");
    }

    /** Declares every station offline, as far as the broker still listens, and disconnects. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(FAREWELL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }

    private void run() {
        try {
            while (!closed) {
                greetOnNewConnection();
                for (DemoReport report : model.advanceTo(clock.millis())) {
                    publisher.publish(
                            OutgoingMessage.of(
                                    broker.topic("obs/" + report.station()), report.payload()));
                }
                TimeUnit.MILLISECONDS.sleep(BEAT_MS);
            }
        } catch (InterruptedException e) {
            LOG.debug("The demo district is told to stop");
        } catch (IOException | RuntimeException e) {
            LOG.error("The demo district stops: {}", e.getMessage(), e);
            return;
        }
        sayFarewell();
    }

    private void greetOnNewConnection() throws IOException, InterruptedException {
        int connections = publisher.connections();
        if (connections != greeted) {
            publishStatus(true);
            greeted = connections;
        }
    }

    private void sayFarewell() {
        try {
            publishStatus(false);
            publisher.drain();
        } catch (IOException | InterruptedException e) {
            LOG.info("The demo district left without saying so: {}", e.getMessage());
        }
    }

    private void publishStatus(boolean online) throws IOException, InterruptedException {
        for (DemoGauge gauge : model.gauges()) {
            if (gauge.fault() != DemoGauge.Fault.NEVER_REPORTS) {
                publisher.publish(
                        status(gauge.site().station(), gauge.clockAt(clock.millis()), online));
            }
        }
    }

    private OutgoingMessage status(String station, long time, boolean online) {
        return OutgoingMessage.retained(
                broker.topic("status/" + station), ObservationJson.status(station, time, online));
    }

    private static String resource(String name) {
        try (InputStream in = DemoDistrict.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/demo/" + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /demo/" + name, e);
        }
    }
}
