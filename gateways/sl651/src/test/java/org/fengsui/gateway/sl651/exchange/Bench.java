package org.fengsui.gateway.sl651.exchange;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fengsui.gateway.sl651.Uplink;
import org.fengsui.gateway.sl651.frame.Decoding;
import org.fengsui.gateway.sl651.frame.Direction;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.outbox.OutMessage;
import org.fengsui.gateway.sl651.publish.Translator;
import org.fengsui.gateway.sl651.station.Stations;
import org.fengsui.gateway.sl651.station.StationsReader;

/** A conversation on a thread whose time is turned by hand. */
final class Bench implements Conversation.Line {
    final Counters counters = new Counters();
    final List<String> answers = new ArrayList<>();
    final List<OutMessage> kept = new ArrayList<>();
    final List<CompletableFuture<Void>> keeping = new ArrayList<>();
    boolean safeAtOnce = true;
    int pending;
    int identified;

    private final Desk desk;
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private Conversation conversation;

    Bench(String stations, String now) {
        Stations read = StationsReader.read("bench.yaml", stations);
        desk =
                new Desk(
                        read,
                        new Translator(read, "fengsui/v1"),
                        this::keep,
                        counters,
                        Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
                        new Patience(Duration.ofSeconds(2), Duration.ofSeconds(15)));
        connect();
    }

    void connect() {
        conversation = new Conversation(desk, channel.eventLoop(), this);
    }

    void disconnect() {
        conversation.close();
    }

    long unfinishedBytes() {
        return desk.budget.taken();
    }

    void take(String hex) {
        new Decoding(Direction.UP).take(Uplink.bytes(hex)).forEach(this::take);
    }

    void take(Frame frame) {
        conversation.frame(frame);
        channel.runPendingTasks();
    }

    void seconds(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    void settle() {
        channel.runPendingTasks();
    }

    long count(Counters.Count count) {
        return counters.get(count);
    }

    private CompletableFuture<Void> keep(List<OutMessage> messages) {
        kept.addAll(messages);
        CompletableFuture<Void> safe = new CompletableFuture<>();
        keeping.add(safe);
        if (safeAtOnce) {
            safe.complete(null);
        }
        return safe;
    }

    @Override
    public void identified() {
        identified++;
    }

    @Override
    public void send(Frame answer) {
        answers.add(Uplink.hex(answer));
    }

    @Override
    public void pending(int messages) {
        pending = messages;
    }
}
