package org.fengsui.gateway.sl651.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.fengsui.gateway.sl651.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Sets the clock of the station on one connection, where that is configured.
 *
 * <p>A station takes a change of more than five minutes only when it is told twice: the second
 * command follows its answer to the first. Once in ten minutes. Not thread-safe.
 */
final class ClockSetting {
    static final int FUNCTION = 0x4A;
    private static final Duration TOLD_TWICE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final ZoneOffset clock;
    private @Nullable Instant told;
    private boolean onceMore;

    ClockSetting(ZoneOffset clock) {
        this.clock = clock;
    }

    /**
     * The command that a station whose message was sent at this time of its clock needs, if any.
     */
    @Nullable Frame afterMessage(
            Frame frame, @Nullable LocalDateTime sent, @Nullable Long tolerance, Instant now) {
        if (sent == null || tolerance == null || (told != null && now.isBefore(told.plus(PAUSE)))) {
            return null;
        }
        Duration wrong = Duration.between(sent.toInstant(clock), now).abs();
        if (wrong.toMillis() <= tolerance) {
            return null;
        }
        told = now;
        onceMore = wrong.compareTo(TOLD_TWICE) > 0;
        return Answers.setClock(frame, now, clock);
    }

    /** The second command, after the answer to the first, if one is needed. */
    @Nullable Frame afterAnswer(Frame frame, Instant now) {
        if (!onceMore) {
            return null;
        }
        onceMore = false;
        return Answers.setClock(frame, now, clock);
    }
}
