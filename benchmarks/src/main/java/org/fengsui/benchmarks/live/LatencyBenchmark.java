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

/** Warning latency at the rates that have a figure to reach, with the store there and away. */
public final class LatencyBenchmark {
    /** A duty night does not begin with the compilers cold and every gauge at its fastest. */
    private static final double WARM_SHARE = 0.3;

    private static final int WARM_TIMES = 3;
    private static final Load SINGLE = new Load(5_000, 1);
    private static final Load ARRAYS = new Load(2_000, 10);
    private static final double SINGLE_GOAL_MS = 250;
    private static final double ARRAYS_GOAL_MS = 1_000;

    private final Plan plan;
    private final Report report;
    private final Path folder;
    private final Table table =
            new Table(
                    "broker",
                    "load",
                    "readings/s",
                    "store",
                    "probes",
                    "since accepted ms",
                    "since due ms",
                    "goal p99 ms",
                    "met",
                    "accepted rate",
                    "cores");

    public LatencyBenchmark(Plan plan, Report report, Path folder) {
        this.plan = plan;
        this.report = report;
        this.folder = folder;
    }

    public void run() throws IOException, MqttException {
        Files.createDirectories(folder);
        report.heading("Warning latency");
        report.paragraph(
                """
                Artemis: `fengsui run` in its own process, as its launcher starts it: broker, \
                pipeline with all sinks, store and console. Mosquitto: `fengsui job` beside a \
                Mosquitto and a QuestDB. Packaged rules, %d depth stations that stay calm. \
                Load is open-loop: each message has its moment, however long the ones before it \
                took. Probes are further stations that cross the blue threshold once each, at \
                random moments, after %s s of warm-up, for %s s; their warning is heard by a \
                subscriber of `warn/#`. Since accepted: from the broker's acknowledgement of the \
                reading; since due: from the moment at which the message was to be sent, which \
                includes the broker and the load's own lateness, and by which the goal is judged. \
                Times are p50 / p99 / p99.9 / greatest. Store away: its port refuses every \
                connection from before the load on. The load runs on the same machine; cores are \
                those the product alone kept busy, a broker included, a store of its own not."""
                        .formatted(LoadRegistry.CALM, plan.latencyWarmUp(), plan.latencySeconds()));
        Path registry = LoadRegistry.write(folder.resolve("registry.yaml"));
        standalone(registry);
        Optional<Path> mosquitto = Mosquitto.program();
        if (mosquitto.isPresent()) {
            apart(mosquitto.get(), registry);
        } else {
            report.paragraph("No `mosquitto` on the search path: not measured.");
        }
        report.table(table);
    }

    private void standalone(Path registry) throws IOException, MqttException {
        try (Product product = Standalone.start(own("there"), registry, List.of())) {
            cells(product, "Artemis (embedded)", "there");
        }
        try (StoreGate gate = StoreGate.open();
                Product product = Standalone.start(own("away"), registry, gate.options())) {
            gate.close();
            cells(product, "Artemis (embedded)", "away");
        }
    }

    private void apart(Path mosquitto, Path registry) throws IOException, MqttException {
        String broker = Mosquitto.version(mosquitto);
        try (Product product = Apart.start(mosquitto, own("apart-there"), registry)) {
            cells(product, broker, "there");
        }
        try (Apart product = Apart.start(mosquitto, own("apart-away"), registry)) {
            product.takeStore();
            cells(product, broker, "away");
        }
    }

    private Path own(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private void cells(Product product, String broker, String store) throws MqttException {
        try (Driver driver = new Driver(product)) {
            report.progress("latency: %s, warming up, store %s".formatted(broker, store));
            driver.run(SINGLE.times(WARM_SHARE), WARM_TIMES * plan.latencyWarmUp(), 1, 1);
            cell(driver, SINGLE, broker, store, SINGLE_GOAL_MS);
            cell(driver, ARRAYS, broker, store, ARRAYS_GOAL_MS);
        }
    }

    private void cell(Driver driver, Load load, String broker, String store, double goal)
            throws MqttException {
        report.progress(
                "latency: %s, %.0f readings/s, store %s"
                        .formatted(load.name(), load.readings(), store));
        Outcome outcome =
                driver.run(load, plan.latencyWarmUp(), plan.latencySeconds(), plan.probes());
        report.progress(
                "  since due ms %s, %d of %d unanswered"
                        .formatted(
                                Outcome.summary(outcome.sinceDue()),
                                outcome.unanswered(),
                                outcome.probes()));
        table.row(
                broker,
                load.name(),
                Table.whole(load.readings()),
                store,
                outcome.probes()
                        + (outcome.unanswered() == 0
                                ? ""
                                : " (" + outcome.unanswered() + " unanswered)"),
                Outcome.summary(outcome.sinceAccepted()),
                Outcome.summary(outcome.sinceDue()),
                Table.whole(goal),
                outcome.holds(goal) ? "yes" : "no",
                Table.hundredths(outcome.kept()),
                Table.hundredths(outcome.cores()));
    }
}
