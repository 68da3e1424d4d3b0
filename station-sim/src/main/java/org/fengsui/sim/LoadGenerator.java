package org.fengsui.sim;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Puts a pipeline under load: many synthetic depth stations over several connections, QoS 1, one
 * reading per message, stamped with the wall clock. The rate it reports counts acknowledged
 * messages; a broker or pipeline that cannot keep up shows as a lower rate, never as loss.
 */
public final class LoadGenerator {

    private static final double WEST = 116.0;
    private static final double SOUTH = 28.5;
    private static final double SPACING = 0.004;
    private static final int PER_ROW = 250;

    private LoadGenerator() {}

    /**
     * Runs until the time is over or the calling thread is interrupted; then waits for what is not
     * yet acknowledged, unless interrupted again.
     *
     * @param progress called once a second on the calling thread
     * @return what was acknowledged over the whole run
     * @throws IOException where the broker cannot be reached at the start or refuses a message
     */
    public static LoadProgress run(LoadOptions options, Consumer<LoadProgress> progress)
            throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        Pacing pacing = Pacing.system();
        List<LoadLane> lanes = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(options.connections());
        try {
            for (int lane = 0; lane < options.connections(); lane++) {
                lanes.add(new LoadLane(options, lane, Clock.systemUTC(), pacing, stop));
            }
            long start = pacing.millis();
            List<Future<?>> running = new ArrayList<>();
            for (LoadLane lane : lanes) {
                running.add(
                        threads.submit(
                                () -> {
                                    lane.run();
                                    return null;
                                }));
            }
            for (Future<?> lane : running) {
                await(lane, stop, () -> progress.accept(reached(lanes, pacing, start)));
            }
            return reached(lanes, pacing, start);
        } finally {
            if (stop.getAndSet(true)) {
                Thread.currentThread().interrupt();
            }
            lanes.forEach(LoadLane::close);
            threads.shutdownNow();
        }
    }

    private static void await(Future<?> lane, AtomicBoolean stop, Runnable everySecond)
            throws IOException {
        while (true) {
            try {
                lane.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                everySecond.run();
            } catch (InterruptedException e) {
                if (stop.getAndSet(true)) {
                    return; // asked a second time: do not wait for the acknowledgements
                }
            } catch (ExecutionException e) {
                throw new IOException("load generator: " + e.getCause(), e);
            }
        }
    }

    private static LoadProgress reached(List<LoadLane> lanes, Pacing pacing, long start) {
        long acknowledged = lanes.stream().mapToLong(LoadLane::acknowledged).sum();
        return new LoadProgress(acknowledged, (pacing.millis() - start) / 1_000.0);
    }

    /**
     * Writes the {@code registry.yaml} that goes with so many stations.
     *
     * @param rate as in the load: it decides the report interval
     */
    public static void writeRegistry(Path file, int stations, double rate) throws IOException {
        long interval = Math.max(1, (long) Math.ceil(stations / rate));
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("version: 1\nzone: Asia/Shanghai\n\nareas:\n");
            out.write("  - {id: LOAD, level: district, name: {zh: 压力测试区, en: Load district}}\n");
            out.write("\nstations:\n");
            for (int station = 0; station < stations; station++) {
                String id = stationId(station);
                out.write(
                        String.format(
                                Locale.ROOT,
                                "  - {id: %s, name: {zh: %s, en: %s}, kind: waterlogging, area: LOAD,"
                                        + " location: {lon: %.4f, lat: %.4f}, interval: PT%dS,"
                                        + " quantities: [water_depth]}\n",
                                id,
                                id,
                                id,
                                WEST + station % PER_ROW * SPACING,
                                SOUTH + station / PER_ROW * SPACING,
                                interval));
            }
        }
    }

    static String stationId(int station) {
        return String.format(Locale.ROOT, "LOAD_%05d", station + 1);
    }
}
