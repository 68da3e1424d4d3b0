package org.fengsui.jobs.mqtt;

import java.nio.file.Path;
import org.apache.flink.util.FileUtils;
import org.fengsui.jobs.testing.EmbeddedBroker;

/** The embedded broker. */
final class Artemis implements TestBroker {

    private final Path folder;
    private final EmbeddedBroker broker;

    Artemis(Path folder) throws Exception {
        this.folder = folder;
        this.broker = EmbeddedBroker.start(folder);
    }

    @Override
    public String uri() {
        return broker.uri();
    }

    @Override
    public int port() {
        return broker.port();
    }

    @Override
    public void restart() throws Exception {
        broker.stop();
        broker.startAgain();
    }

    @Override
    public void restartEmpty() throws Exception {
        broker.stop();
        FileUtils.cleanDirectory(folder.toFile());
        broker.startAgain();
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
