package org.fengsui.benchmarks.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.fengsui.benchmarks.Medians;
import org.fengsui.benchmarks.Plan;
import org.fengsui.benchmarks.Report;
import org.fengsui.benchmarks.Table;
import org.fengsui.benchmarks.process.ChildJvm;
import org.fengsui.benchmarks.process.Mosquitto;
import org.fengsui.benchmarks.process.Role;
import org.fengsui.benchmarks.process.Sample;
import org.fengsui.benchmarks.process.SharedCount;

/** Source and bare subscriber in turn, over brokers, payloads and numbers of publishers. */
public final class SourceBenchmark {
    private static final int HEAP_MIB = 1_024;
    private static final int[] PAYLOADS = {80, 1_024};
    private static final int[] PUBLISHERS = {1, 20};
    private static final int MOST_PUBLISHERS = 20;

    private final Plan plan;
    private final Report report;
    private final Path folder;
    private final Table table =
            new Table(
                    "broker",
                    "payload B",
                    "publishers",
                    "bare msg/s",
                    "source msg/s",
                    "ratio",
                    "bare CPU µs/msg",
                    "source CPU µs/msg");

    /** A consumer process and how far it is. */
    private record Consumer(ChildJvm process, SharedCount consumed) {}

    public SourceBenchmark(Plan plan, Report report, Path folder) {
        this.plan = plan;
        this.report = report;
        this.folder = folder;
    }

    public void run() throws IOException {
        Files.createDirectories(folder);
        report.heading("MQTT source against a bare subscriber");
        report.paragraph(
                """
                Bare: a Paho subscriber with manual acknowledgement that once a second acknowledges \
                all that arrived. Source: `MqttSource` → count → discard in a job with a checkpoint \
                each second into synced files. Both: one persistent session in a shared \
                subscription, receive window 65 535 per second, which no rate here reaches, so that \
                it does not bind. Publishers run at full speed but at most %d messages ahead of the \
                consumer: there is always something to consume and the broker never pages, on \
                either side. Broker, publishers and consumer are processes of their own that share \
                this machine; CPU is that of the consumer's process alone. Medians of %d runs of \
                %s s in turn, after %s s of warm-up each."""
                        .formatted(
                                Feed.AHEAD,
                                plan.repetitions(),
                                plan.sourceSeconds(),
                                plan.sourceWarmUp()));
        try (ChildJvm broker =
                ChildJvm.start(
                        Role.BROKER, folder, HEAP_MIB, folder.resolve("artemis").toString())) {
            matrix("Artemis (embedded)", broker.ready());
        }
        Optional<Path> mosquitto = Mosquitto.program();
        if (mosquitto.isPresent()) {
            try (Mosquitto broker = Mosquitto.start(mosquitto.get(), folder)) {
                matrix(Mosquitto.version(mosquitto.get()), broker.uri());
            }
        } else {
            report.paragraph("Mosquitto: skipped, no `mosquitto` on the search path.");
        }
        report.table(table);
    }

    private void matrix(String broker, String uri) throws IOException {
        try (Publishers publishers = Publishers.connect(uri, MOST_PUBLISHERS);
                ChildJvm bare = consumer(Role.SUBSCRIBER);
                ChildJvm source = consumer(Role.SOURCE)) {
            Consumer left = new Consumer(bare, new SharedCount(count(Role.SUBSCRIBER)));
            Consumer right = new Consumer(source, new SharedCount(count(Role.SOURCE)));
            List<MqttAsyncClient> all = publishers.first(MOST_PUBLISHERS);
            measure(left, uri, all, PAYLOADS[0]); // for the compilers
            measure(right, uri, all, PAYLOADS[0]);
            for (int payload : PAYLOADS) {
                for (int count : PUBLISHERS) {
                    cell(broker, uri, payload, publishers.first(count), left, right);
                }
            }
        }
    }

    private ChildJvm consumer(Role role) throws IOException {
        return ChildJvm.start(
                role,
                folder,
                HEAP_MIB,
                count(role).toString(),
                folder.resolve(role.name()).toString());
    }

    private Path count(Role role) {
        return folder.resolve(role.name() + ".count");
    }

    private void cell(
            String broker,
            String uri,
            int payload,
            List<MqttAsyncClient> publishers,
            Consumer bare,
            Consumer source)
            throws IOException {
        List<Sample> left = new ArrayList<>();
        List<Sample> right = new ArrayList<>();
        for (int i = 0; i < plan.repetitions(); i++) {
            report.progress(
                    "source: %s, %d B, %d publishers, run %d"
                            .formatted(broker, payload, publishers.size(), i + 1));
            left.add(measure(bare, uri, publishers, payload));
            right.add(measure(source, uri, publishers, payload));
        }
        double bareRate = Medians.of(left, Sample::perSecond);
        double sourceRate = Medians.of(right, Sample::perSecond);
        table.row(
                broker,
                payload,
                publishers.size(),
                Table.whole(bareRate),
                Table.whole(sourceRate),
                Table.hundredths(sourceRate / bareRate),
                Table.tenths(Medians.of(left, Sample::cpuMicros)),
                Table.tenths(Medians.of(right, Sample::cpuMicros)));
    }

    private Sample measure(
            Consumer consumer, String uri, List<MqttAsyncClient> publishers, int payload)
            throws IOException {
        consumer.consumed().set(0);
        try (Feed feed = Feed.start(publishers, payload, consumer.consumed()::get)) {
            String answer =
                    consumer.process()
                            .ask(
                                    Duration.ofSeconds(120),
                                    "%s %s %s"
                                            .formatted(
                                                    uri,
                                                    plan.sourceWarmUp(),
                                                    plan.sourceSeconds()));
            Sample sample = Sample.of(answer);
            report.progress("  " + Table.whole(sample.perSecond()) + " messages/s, " + feed);
            return sample;
        }
    }
}
