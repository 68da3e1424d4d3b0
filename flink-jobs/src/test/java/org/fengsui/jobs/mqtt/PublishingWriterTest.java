package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class PublishingWriterTest {

    private final FakeBroker broker = new FakeBroker();
    private final InlineExecutor executor = new InlineExecutor();

    @Test
    void write_connected_publishesInOrderAndLeavesNothing() throws Exception {
        PublishingWriter writer = writer();
        write(writer, "a", "1");
        write(writer, "b", "1");
        write(writer, "a", "2");
        writer.flush(false);

        assertThat(texts(broker.published)).containsExactly("a=1", "b=1", "a=2");
        assertThat(writer.snapshotState(1)).isEmpty();
    }

    @Test
    void write_brokerAway_keepsTheNewestPerTopicAndSendsItLater() throws Exception {
        broker.reachable = false;
        PublishingWriter writer = writer();
        write(writer, "a", "1");
        write(writer, "b", "1");
        write(writer, "a", "2");
        writer.flush(false);
        assertThat(texts(writer.snapshotState(1))).containsExactly("b=1", "a=2");

        broker.reachable = true;
        executor.runDelayed();

        assertThat(texts(broker.published)).containsExactly("b=1", "a=2");
    }

    @Test
    void write_moreThanTheReceiveMaximum_waitsForTheBroker() {
        broker.receiveMaximum = 2;
        broker.confirms = false;
        PublishingWriter writer = writer();
        write(writer, "a", "1");
        write(writer, "b", "1");
        write(writer, "c", "1");
        assertThat(texts(broker.published)).containsExactly("a=1", "b=1");

        broker.connection().unconfirmed.get(0).accept(null);

        assertThat(texts(broker.published)).containsExactly("a=1", "b=1", "c=1");
    }

    @Test
    void connectionLost_unconfirmedIsSentAgainUnlessSuperseded() {
        broker.confirms = false;
        PublishingWriter writer = writer();
        write(writer, "a", "1");
        write(writer, "b", "1");
        broker.connection().breakOff();
        write(writer, "a", "2");
        broker.published.clear();

        executor.runDelayed();

        assertThat(texts(broker.published)).containsExactly("b=1", "a=2");
    }

    @Test
    void refused_isTriedAgainAtTheNextFlushAndIsPartOfTheState() throws Exception {
        broker.confirms = false;
        PublishingWriter writer = writer();
        write(writer, "a", "1");
        broker.connection().unconfirmed.get(0).accept("refused with 0x97");
        assertThat(texts(writer.snapshotState(1))).containsExactly("a=1");
        broker.confirms = true;

        writer.flush(false);

        assertThat(texts(broker.published)).containsExactly("a=1", "a=1");
        assertThat(writer.snapshotState(2)).isEmpty();
    }

    @Test
    void flush_brokerConnectedButSilent_endsSoonAndKeepsWhatIsUnconfirmed() throws Exception {
        broker.confirms = false;
        PublishingWriter writer = writer();
        write(writer, "a", "1");

        writer.flush(false);

        assertThat(texts(writer.snapshotState(1))).containsExactly("a=1");
    }

    private PublishingWriter writer() {
        return new PublishingWriter(
                broker,
                new MqttSessions.Identity("p-0", 0, 1, 1_024),
                executor,
                new UnregisteredMetricsGroup());
    }

    private static void write(PublishingWriter writer, String topic, String text) {
        writer.write(new Publication(topic, text.getBytes(StandardCharsets.UTF_8), true), null);
    }

    private static List<String> texts(List<Publication> publications) {
        return publications.stream()
                .map(p -> p.topic() + "=" + new String(p.payload(), StandardCharsets.UTF_8))
                .toList();
    }
}
