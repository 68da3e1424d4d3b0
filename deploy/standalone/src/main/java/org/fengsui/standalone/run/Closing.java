package org.fengsui.standalone.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, closed in reverse; one that fails to close does not keep the others. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private record Started(String name, AutoCloseable handle) {}

    private final Deque<Started> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(String name, T handle) {
        started.push(new Started(name, handle));
        return handle;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            Started one = started.pop();
            LOG.info("closing {}", one.name());
            try {
                one.handle().close();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                LOG.error("{} did not close cleanly", one.name(), failed);
            }
        }
    }
}
