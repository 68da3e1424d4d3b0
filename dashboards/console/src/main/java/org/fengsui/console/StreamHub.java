package org.fengsui.console;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to every open page.
 *
 * <p>Each page has its own short queue and keeps the thread of its request, so that a browser which
 * does not read holds up nobody: when its queue is full the queue is dropped and the page is told
 * to fetch a new snapshot. Blocking writes rather than Javalin's own event stream, whose close
 * after a lost connection works on a request that Jetty has already recycled.
 */
final class StreamHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final int MOST_PAGES = 64;

    private final Set<StreamPage> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    boolean isIdle() {
        return pages.isEmpty();
    }

    /** Answers with events, beginning with the given one, until either side goes. */
    void serve(Context context, StreamEvent first) throws IOException {
        if (pages.size() >= MOST_PAGES) {
            context.status(503).result("too many open pages: at most " + MOST_PAGES);
            return;
        }
        context.res().setContentType("text/event-stream; charset=utf-8");
        context.res().setHeader("X-Accel-Buffering", "no");
        OutputStream out = context.res().getOutputStream();
        StreamPage page = new StreamPage(event -> write(out, event));
        page.offer(first);
        pages.add(page);
        try {
            if (!closed) {
                page.writeUntilClosed();
            }
        } catch (IOException e) {
            LOG.debug("Page went: {}", e.getMessage());
        } finally {
            pages.remove(page);
        }
    }

    /** Queues an event for every page; never waits. */
    void publish(StreamEvent event) {
        pages.forEach(page -> page.offer(event));
    }

    @Override
    public void close() {
        closed = true;
        pages.forEach(StreamPage::close);
    }

    private static void write(OutputStream out, StreamEvent event) throws IOException {
        String frame = "event: " + event.name() + "\ndata: " + event.data() + "\n\n";
        out.write(frame.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
