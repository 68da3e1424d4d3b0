package org.fengsui.standalone.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.TopicKind;
import org.fengsui.jobs.archive.ArchiveReader;
import org.fengsui.jobs.archive.SetAside;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.standalone.cluster.RetainedCheckpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages in anew that only the archive still has: those which the job acknowledged after
 * the checkpoint it now goes back to. Their parts leave the archive, so that it stays the history
 * that the job's state saw, and the messages go to the broker again.
 *
 * <p>At least once: what was cut off is sent again from its beginning by the next start, and the
 * job drops by identity what it has.
 */
final class Readmission {
    private static final Logger LOG = LoggerFactory.getLogger(Readmission.class);
    private static final int IN_FLIGHT = 16;
    private static final Set<TopicKind> SENT_AGAIN =
            EnumSet.of(
                    TopicKind.OBSERVATION,
                    TopicKind.DETECTION,
                    TopicKind.STATUS,
                    TopicKind.REPORT,
                    TopicKind.OFFICIAL,
                    TopicKind.ACTION);

    private final SetAside aside;
    private final Path archive;
    private final MqttEndpoint broker;
    private final String root;
    private final boolean simulated;
    private final Screen screen;
    private long checkpoint;

    /**
     * @param broker with an account that may publish whatever the job consumes
     * @param simulated whether a message says itself when it was received
     */
    Readmission(Path archive, MqttEndpoint broker, String root, boolean simulated, Screen screen) {
        this.aside = new SetAside(archive);
        this.archive = archive;
        this.broker = broker;
        this.root = root;
        this.simulated = simulated;
        this.screen = screen;
    }

    /** Takes out of the archive what lies after the checkpoint; nothing else may use it now. */
    void prepare(RetainedCheckpoints.Choice restore) throws IOException {
        Path from = restore.from();
        if (from == null) {
            aside.closeHistory();
            return;
        }
        checkpoint = RetainedCheckpoints.number(from);
        SetAside.Later later = aside.later(checkpoint);
        if (!later.committed().isEmpty() || !restore.damaged().isEmpty()) {
            aside.take(later);
        }
        if (!later.merged().isEmpty()) {
            alarm(
                    "部分归档时段已合并，其中检查点之后的消息无法重新送入 / hours merged already keep messages"
                            + " after checkpoint %d that the job has not seen: %s in %s"
                                    .formatted(checkpoint, later.merged(), archive));
        }
    }

    /** Sends all that waits; what cannot be sent now keeps waiting, and the screen says so. */
    void send() throws IOException {
        Optional<Path> open = aside.open();
        if (open.isEmpty()) {
            return;
        }
        String missing;
        try {
            Sent sent = send(open.get());
            if (sent.refused == 0) {
                Path kept = aside.finish(checkpoint);
                alarm(
                        "已退回较早的检查点，%d 条消息从归档重新送入 / went back to an older checkpoint, %d messages of the archive are taken in again; their earlier record is in %s"
                                .formatted(sent.accepted, sent.accepted, kept));
                return;
            }
            missing =
                    "the broker did not take %d of %d messages: the account %s must be allowed to publish obs, det, status, report, official and act below %s, and the job's session must exist"
                            .formatted(sent.refused, sent.refused + sent.accepted, account(), root);
        } catch (MqttException | UncheckedIOException failed) {
            LOG.warn("messages of {} could not be sent again", open.get(), failed);
            missing = broker.uri() + ": " + failed.getMessage();
        }
        alarm(
                "归档中的消息尚未重新送入，下次启动再试 / messages of the archive are not yet taken in again, they wait in %s for the next start: %s"
                        .formatted(open.get(), missing));
    }

    private String account() {
        String user = broker.user();
        return user == null ? "without a name" : "'" + user + "'";
    }

    private void alarm(String text) {
        screen.line("警报：" + text.replaceFirst(" / ", " / ALARM: "));
        LOG.error("{}", text);
    }

    private static final class Sent {
        private long accepted;
        private long refused;

        void count(IMqttToken token) throws MqttException {
            if (HousePublisher.accepted(token)) {
                accepted++;
            } else {
                refused++;
            }
        }
    }

    private Sent send(Path open) throws IOException, MqttException {
        Sent sent = new Sent();
        Deque<IMqttToken> inFlight = new ArrayDeque<>();
        try (HousePublisher publisher = new HousePublisher(broker, root);
                ArchiveReader arrivals = ArchiveReader.open(open)) {
            while (arrivals.hasNext()) {
                Arrival arrival = arrivals.next();
                if (!SENT_AGAIN.contains(TopicKind.of(arrival.topic()))) {
                    continue;
                }
                if (inFlight.size() == IN_FLIGHT) {
                    sent.count(inFlight.remove());
                }
                inFlight.add(
                        publisher.send(
                                arrival.topic(),
                                arrival.payload(),
                                simulated ? arrival.received() : null));
            }
            for (IMqttToken token : inFlight) {
                sent.count(token);
            }
        }
        return sent;
    }
}
