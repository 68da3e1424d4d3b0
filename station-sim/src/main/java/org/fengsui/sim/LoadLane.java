package org.fengsui.sim;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection of a load: it publishes for every n-th station in turn, at its share of the rate.
 */
final class LoadLane {

    private static final int WINDOW = 5_000;
    private static final long SLICE_MS = 10;
    private static final double TIDE_MS = 20 * 60_000.0;

    private final LoadOptions options;
    private final int lane;
    private final Clock clock;
    private final Pacing pacing;
    private final AtomicBoolean stop;
    private final OrderedPublisher publisher;

    LoadLane(LoadOptions options, int lane, Clock clock, Pacing pacing, AtomicBoolean stop)
            throws IOException {
        this.options = options;
        this.lane = lane;
        this.clock = clock;
        this.pacing = pacing;
        this.stop = stop;
        this.publisher = OrderedPublisher.connect(options.broker(), WINDOW, null);
    }

    long acknowledged() {
        return publisher.acknowledged();
    }

    /** Publishes until told to stop or the time is over, then waits for the acknowledgements. */
    void run() throws IOException, InterruptedException {
        double perMs = options.rate() / options.connections() / 1_000;
        long start = pacing.millis();
        long end = options.seconds() == 0 ? Long.MAX_VALUE : start + options.seconds() * 1_000;
        long sent = 0;
        int station = lane;
        for (long now = start; !stop.get() && now < end; now = pacing.millis()) {
            long due = (long) ((now - start) * perMs);
            for (; sent < due && !stop.get(); sent++) {
                publish(station);
                station += options.connections();
                if (station >= options.stations()) {
                    station = lane;
                }
            }
            pacing.sleep(SLICE_MS);
        }
        publisher.drain();
    }

    void close() {
        publisher.close();
    }

    private void publish(int station) throws IOException, InterruptedException {
        String id = LoadGenerator.stationId(station);
        long now = clock.millis();
        publisher.publish(
                OutgoingMessage.of(
                        options.broker().topic("obs/" + id),
                        ObservationJson.of(
                                id,
                                now,
                                -1,
                                "",
                                false,
                                Map.of("water_depth", depth(station, now)))));
    }

    /** A slow tide of at most 12 cm, each station at its own phase: below the road levels. */
    private static double depth(int station, long now) {
        double wave = Math.sin(2 * Math.PI * (now / TIDE_MS + station * 0.618034));
        return Math.round(60 + 60 * wave) / 1_000.0;
    }
}
