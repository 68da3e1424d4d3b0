package org.fengsui.jobs.store;

import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts lines until each is stored or refused alone; returns only then. A 400 or 422 counts as
 * nothing written, whatever the store kept: both halves are posted again. Posting a line twice is
 * harmless, losing the order of two versions of a point is not, so there is one request at a time.
 */
final class BatchPoster {

    private static final Logger LOG = LoggerFactory.getLogger(BatchPoster.class);

    private static final long LOG_EVERY = Duration.ofMinutes(1).toMillis();

    private final Consumer<String> write;
    private final RefusedLines refusedLines;
    private final Clock clock;
    private final Pause pause;
    private final Backoff backoff;
    private long nextLog = Long.MIN_VALUE;

    private volatile int batchLines;
    private volatile long written;
    private volatile long refused;
    private volatile String lastError = "";
    private volatile String alarm = "";
    private volatile int refusal;
    private volatile long failingSince;

    /**
     * @param write one request; throws {@link InfluxException}
     */
    BatchPoster(
            Consumer<String> write,
            RefusedLines refusedLines,
            Clock clock,
            Pause pause,
            int batchLines) {
        this.write = write;
        this.refusedLines = refusedLines;
        this.clock = clock;
        this.pause = pause;
        this.backoff = new Backoff(clock);
        this.batchLines = batchLines;
    }

    /** How many lines to post at once; shrinks when the store finds a request too large. */
    int batchLines() {
        return batchLines;
    }

    long written() {
        return written;
    }

    long refused() {
        return refused;
    }

    String lastError() {
        return lastError;
    }

    String alarm() {
        return alarm;
    }

    /** HTTP status by which the store refuses us, 0 while it does not. */
    int refusal() {
        return refusal;
    }

    /** When the first of the requests that got no useful answer began, epoch ms; 0 for none. */
    long failingSince() {
        return failingSince;
    }

    /**
     * @param segment where the lines come from, for messages
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread posts, others only read
    void post(String segment, List<String> lines) throws InterruptedException {
        String body = String.join("\n", lines);
        while (true) {
            long begun = clock.millis();
            try {
                write.accept(body);
                written += lines.size();
                answered();
                return;
            } catch (InfluxException e) {
                switch (Answer.of(e)) {
                    case TOO_LARGE -> {
                        answered();
                        batchLines = Math.max(1, Math.min(batchLines, lines.size() / 2));
                        halve(segment, lines, e);
                        return;
                    }
                    case BAD_LINE -> {
                        answered();
                        halve(segment, lines, e);
                        return;
                    }
                    case ALARM -> {
                        alarm = describe(e);
                        refusal = e.status();
                        failingSince = 0;
                        waitAfter(e);
                    }
                    case RETRY -> {
                        failingSince = failingSince == 0 ? begun : failingSince;
                        waitAfter(e);
                    }
                }
            }
        }
    }

    private void answered() {
        backoff.reset();
        lastError = "";
        alarm = "";
        refusal = 0;
        failingSince = 0;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void halve(String segment, List<String> lines, InfluxException e)
            throws InterruptedException {
        if (lines.size() > 1) {
            int middle = lines.size() / 2;
            post(segment, lines.subList(0, middle));
            post(segment, lines.subList(middle, lines.size()));
            return;
        }
        String reason = describe(e);
        refused++;
        while (true) {
            try {
                refusedLines.add(segment, lines.get(0), reason);
                LOG.warn("The store refused a line of {}: {}: {}", segment, reason, lines.get(0));
                return;
            } catch (IOException io) {
                lastError = "cannot keep a refused line: " + io;
                log(lastError);
                pause.await(backoff.next());
            }
        }
    }

    private void waitAfter(InfluxException e) throws InterruptedException {
        lastError = describe(e);
        log(lastError);
        pause.await(backoff.next(e));
    }

    private void log(String message) {
        long now = clock.millis();
        if (now < nextLog) {
            return;
        }
        nextLog = now + LOG_EVERY;
        if (alarm.isEmpty()) {
            LOG.warn("The store does not take history, will try again: {}", message);
        } else {
            LOG.error(
                    "The store refuses us: {}. Check its address, token, organisation and bucket;"
                            + " history waits on disk until then",
                    message);
        }
    }

    private static String describe(InfluxException e) {
        int status = e.status();
        return status > 0
                ? "HTTP " + status + ": " + e.getMessage()
                : String.valueOf(e.getMessage());
    }
}
