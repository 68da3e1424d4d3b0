package org.fengsui.benchmarks.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.benchmarks.Plan;
import org.fengsui.benchmarks.Report;
import org.fengsui.benchmarks.Table;
import org.fengsui.benchmarks.process.Mosquitto;

/** The highest rate that is held with p99 within a second. */
public final class RateBenchmark {
    private static final Load SINGLE = new Load(5_000, 1);
    private static final Load ARRAYS = new Load(2_000, 10);
    private static final double LIMIT_MS = 1_000;
    private static final double UP = 1.4;
    private static final double DOWN = 0.9;
    private static final int LARGEST_STEPS = 5;
    private static final int HOLDS = 3;
    private static final double PROBES = 15;
    private static final double HOLD_PROBES = 8;

    private final Plan plan;
    private final Report report;
    private final Path folder;
    private final Table table =
            new Table(
                    "broker",
                    "load",
                    "step",
                    "messages/s",
                    "readings/s",
                    "probes",
                    "since due ms",
                    "accepted rate",
                    "cores",
                    "held");

    public RateBenchmark(Plan plan, Report report, Path folder) {
        this.plan = plan;
        this.report = report;
        this.folder = folder;
    }

    public void run() throws IOException, MqttException {
        Files.createDirectories(folder);
        report.heading("Highest rate held");
        report.paragraph(
                """
                As above, store there. Steps of %s s go up by %s while p99 since due is within \
                %.0f ms, every probe is answered and the broker accepts the rate; then half-way \
                between the last held and the first that was not; then the greatest that was held \
                for %s s, less a tenth each time it is not. Each load has a process of its own."""
                        .formatted(
                                plan.stepWarmUp() + plan.stepSeconds(),
                                UP,
                                LIMIT_MS,
                                plan.holdSeconds()));
        Path registry = LoadRegistry.write(folder.resolve("registry.yaml"));
        Optional<Path> mosquitto = Mosquitto.program();
        if (mosquitto.isPresent()) {
            search(
                    Mosquitto.version(mosquitto.get()),
                    own -> Apart.start(mosquitto.get(), own, registry));
        }
        search("Artemis (embedded)", own -> Standalone.start(own, registry, List.of()));
        report.table(table);
    }

    /** Starts a product in a folder of its own. */
    private interface Start {
        Product in(Path folder) throws IOException;
    }

    private void search(String broker, Start start) throws IOException, MqttException {
        search(broker, start, SINGLE);
        search(broker, start, ARRAYS);
    }

    private void search(String broker, Start start, Load first) throws IOException, MqttException {
        Path own = Files.createTempDirectory(folder, "batch-" + first.batch() + "-");
        try (Product product = start.in(own);
                Driver driver = new Driver(product)) {
            driver.run(first.times(0.5), 3 * plan.latencyWarmUp(), 1, 1); // for the compilers
            Load held = first.times(1 / UP);
            Load lost = null;
            for (int i = 0; i < LARGEST_STEPS && lost == null; i++) {
                Load next = held.times(UP);
                if (step(driver, broker, next, "search")) {
                    held = next;
                } else {
                    lost = next;
                }
            }
            if (lost != null) {
                Load between = held.times(Math.sqrt(lost.messages() / held.messages()));
                held = step(driver, broker, between, "search") ? between : held;
            }
            for (int i = 0; i < HOLDS && !hold(driver, broker, held); i++) {
                held = held.times(DOWN);
            }
        }
    }

    private boolean step(Driver driver, String broker, Load load, String name)
            throws MqttException {
        return row(
                broker,
                load,
                name,
                driver.run(load, plan.stepWarmUp(), plan.stepSeconds(), PROBES));
    }

    private boolean hold(Driver driver, String broker, Load load) throws MqttException {
        return row(
                broker,
                load,
                "hold %.0f s".formatted(plan.holdSeconds()),
                driver.run(load, plan.stepWarmUp(), plan.holdSeconds(), HOLD_PROBES));
    }

    private boolean row(String broker, Load load, String step, Outcome outcome) {
        boolean holds = outcome.holds(LIMIT_MS);
        report.progress(
                "rate: %s, %s, %s at %.0f messages/s: %s, since due ms %s"
                        .formatted(
                                broker,
                                load.name(),
                                step,
                                load.messages(),
                                holds ? "held" : "not held",
                                Outcome.summary(outcome.sinceDue())));
        table.row(
                broker,
                load.name(),
                step,
                Table.whole(load.messages()),
                Table.whole(load.readings()),
                outcome.probes(),
                Outcome.summary(outcome.sinceDue()),
                Table.hundredths(outcome.kept()),
                Table.hundredths(outcome.cores()),
                holds ? "yes" : "no");
        return holds;
    }
}
