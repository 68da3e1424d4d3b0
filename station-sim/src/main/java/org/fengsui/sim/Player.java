package org.fengsui.sim;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes a recorded series over MQTT as its stations would have sent it, for a pipeline that
 * runs on the simulated clock.
 *
 * <p>Readings of equal station, time and {@code received} go out as one message to {@code
 * {root}/obs/{station}} at QoS 1, with the MQTT user property {@code received} (epoch ms), in
 * strict order of {@code received}, at least once. Ticks go to {@code {root}/clock} (epoch ms as
 * text): a tick T follows only when every message with {@code received} ≤ T is acknowledged, and
 * the last one stands at the greatest {@code received}. Ticks only show progress between readings:
 * the broker carries the same messages at any speed.
 *
 * <p>Rows of different {@code period}, {@code seq} or {@code historical} travel in different
 * messages. The wire has no quality flag: rows flagged bad or missing are left out and counted.
 */
public final class Player {

    private static final String CLOCK = "clock";

    private final PlayerOptions options;
    private final Pacing pacing;
    private final Consumer<PlayerProgress> progress;

    Player(PlayerOptions options, Pacing pacing, Consumer<PlayerProgress> progress) {
        this.options = options;
        this.pacing = pacing;
        this.progress = progress;
    }

    /**
     * Plays the whole file and returns when the last tick is acknowledged. A broker that goes away
     * is waited for; interrupt the thread to give up.
     *
     * @param progress called on the calling thread after each message
     * @throws SeriesFormatException naming the faulty lines, before anything is published
     * @throws IOException where the file cannot be read, the broker cannot be reached at the start,
     *     or it refuses a message
     */
    public static PlayerResult run(PlayerOptions options, Consumer<PlayerProgress> progress)
            throws IOException, InterruptedException {
        return new Player(options, Pacing.system(), progress).play();
    }

    PlayerResult play() throws IOException, InterruptedException {
        Series series = SeriesReader.read(options.from());
        List<SeriesMessage> messages = SeriesMessage.grouped(series.rows());
        long from = messages.get(0).received();
        long to = messages.get(messages.size() - 1).received();
        try (OrderedPublisher publisher =
                OrderedPublisher.connect(options.broker(), options.window(), null)) {
            PlayerClock clock =
                    new PlayerClock(from, options.speed(), pacing, time -> tick(publisher, time));
            long published = 0;
            for (SeriesMessage message : messages) {
                clock.advanceTo(message.received());
                publisher.publish(
                        new OutgoingMessage(
                                options.broker().topic("obs/" + message.head().station()),
                                message.payload(),
                                false,
                                message.received()));
                published++;
                progress.accept(new PlayerProgress(published, messages.size(), message.received()));
            }
            clock.finish(to);
            publisher.drain();
            return new PlayerResult(
                    published,
                    series.rows().size(),
                    series.leftOut(),
                    clock.ticks(),
                    from,
                    to,
                    publisher.connections());
        }
    }

    private void tick(OrderedPublisher publisher, long time)
            throws IOException, InterruptedException {
        publisher.drain();
        publisher.publish(OutgoingMessage.of(options.broker().topic(CLOCK), Long.toString(time)));
    }
}
