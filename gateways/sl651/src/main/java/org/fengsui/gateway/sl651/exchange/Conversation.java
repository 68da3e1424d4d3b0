package org.fengsui.gateway.sl651.exchange;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.fengsui.gateway.sl651.body.Body;
import org.fengsui.gateway.sl651.body.BodyReader;
import org.fengsui.gateway.sl651.body.MalformedBodyException;
import org.fengsui.gateway.sl651.exchange.Counters.Count;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.frame.Packet;
import org.fengsui.gateway.sl651.publish.Note;
import org.fengsui.gateway.sl651.publish.Translation;
import org.fengsui.gateway.sl651.station.Exchange;
import org.fengsui.gateway.sl651.station.Station;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The talk on one connection: takes frames in, answers them. Runs on the connection's thread alone.
 *
 * <p>A message is confirmed when it is safe and not before; one that was taken before is confirmed
 * again. What is invalid, of an unknown station, with a wrong password, or cannot be kept is not
 * answered: the station sends it again.
 */
public final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** The other side. Called on the connection's thread. */
    public interface Line {
        /** A known station speaks. */
        void identified();

        void send(Frame answer);

        /** Messages of this connection that are not safe yet. */
        void pending(int messages);
    }

    private final Desk desk;
    private final ScheduledExecutorService thread;
    private final Line line;
    private final Assemblies assemblies;
    private final ClockSetting clockSetting;
    private int pending;

    public Conversation(Desk desk, ScheduledExecutorService thread, Line line) {
        this.desk = desk;
        this.thread = thread;
        this.line = line;
        this.assemblies = new Assemblies(desk.patience, desk.budget, thread, new WholeMessages());
        this.clockSetting = new ClockSetting(desk.stations.clock());
    }

    /** Takes a frame in. */
    public void frame(Frame frame) {
        desk.counters.add(Count.FRAMES);
        Station station = senderOf(frame);
        if (station == null) {
            return;
        }
        line.identified();
        Functions function = Functions.of(frame.function());
        if (function == Functions.HEARTBEAT) {
            desk.counters.add(Count.HEARTBEATS);
        } else if (function == Functions.UNREAD) {
            desk.counters.add(Count.UNREAD_FUNCTION);
            once(
                    station,
                    "function %02X".formatted(frame.function()),
                    "function %02X is not read and not answered".formatted(frame.function()));
        } else if (frame.packet() != null) {
            assemblies.add(frame, frame.packet());
        } else {
            message(station, frame, frame.body());
        }
    }

    /** The connection is gone. */
    public void close() {
        assemblies.close();
    }

    private @Nullable Station senderOf(Frame frame) {
        Station station = desk.stations.at(frame.station());
        if (station == null) {
            desk.counters.add(Count.UNKNOWN_STATION);
            if (desk.unknown.first(frame.station())) {
                LOG.warn(
                        "Station address {} is not in the configuration; its messages are not answered",
                        frame.station());
            }
            return null;
        }
        Integer password = station.link().password();
        if (password != null && password != frame.password()) {
            desk.counters.add(Count.WRONG_PASSWORD);
            once(station, "password", "the password is not the configured one; not answered");
            return null;
        }
        return station;
    }

    private void message(Station station, Frame last, byte[] body) {
        Body head;
        try {
            head = Body.head(body);
        } catch (MalformedBodyException none) {
            desk.counters.add(Count.UNREADABLE);
            once(station, "head", none.getMessage() + "; not answered");
            return;
        }
        Instant now = desk.clock.instant();
        if (Functions.of(last.function()) == Functions.CLOCK_ANSWER) {
            send(clockSetting.afterAnswer(last, now));
            return;
        }
        Receipts.Receipt receipt =
                desk.receipts.of(
                        station.address(),
                        last.function(),
                        body,
                        () -> keep(station, last.function(), body, now.toEpochMilli()));
        desk.counters.add(receipt.duplicate() ? Count.DUPLICATES : Count.MESSAGES);
        line.pending(++pending);
        receipt.safe()
                .whenCompleteAsync(
                        (done, failed) -> settled(station, last, body, head, failed), thread);
    }

    private void settled(
            Station station, Frame last, byte[] body, Body head, @Nullable Throwable failed) {
        line.pending(--pending);
        if (failed != null) {
            desk.counters.add(Count.NOT_KEPT);
            once(station, "kept", "a message is not confirmed: " + failed.getMessage());
            return;
        }
        if (station.link().exchange() == Exchange.M1) {
            return;
        }
        desk.counters.add(Count.CONFIRMED);
        line.send(Answers.confirmation(last, body, station.link().stayOnline()));
        send(
                clockSetting.afterMessage(
                        last, head.sent(), station.link().clockTolerance(), desk.clock.instant()));
    }

    private CompletableFuture<Void> keep(
            Station station, int function, byte[] body, long received) {
        Body message = BodyReader.read(function, body);
        Translation translation = desk.translator.translate(station, function, message, received);
        desk.counters.add(Count.NOTES, translation.notes().size());
        for (Note note : translation.notes()) {
            once(station, note.kind().name(), note.text());
        }
        return translation.messages().isEmpty()
                ? CompletableFuture.completedFuture(null)
                : desk.keeper.keep(translation.messages());
    }

    private void send(@Nullable Frame command) {
        if (command != null) {
            desk.counters.add(Count.CLOCKS_SET);
            line.send(command);
        }
    }

    private void once(Station station, String what, @Nullable String text) {
        if (desk.once.first(station.address() + " " + what)) {
            LOG.warn("Station '{}' ({}): {}", station.id(), station.address(), text);
        }
    }

    private final class WholeMessages implements Assemblies.Outcome {
        @Override
        public void complete(Frame last, byte[] body) {
            Station station = desk.stations.at(last.station());
            if (station != null) {
                message(station, last, body);
            }
        }

        @Override
        public void missing(Frame newest, byte @Nullable [] firstBody, Packet packet) {
            Station station = desk.stations.at(newest.station());
            if (station != null && station.link().exchange() != Exchange.M1) {
                desk.counters.add(Count.ASKED_AGAIN);
                line.send(
                        Answers.request(
                                newest,
                                firstBody,
                                packet,
                                desk.clock.instant(),
                                desk.stations.clock()));
            }
        }

        @Override
        public void givenUp() {
            desk.counters.add(Count.INCOMPLETE);
        }
    }
}
