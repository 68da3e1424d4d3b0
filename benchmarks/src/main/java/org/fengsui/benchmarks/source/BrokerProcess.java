package org.fengsui.benchmarks.source;

import java.nio.file.Path;
import java.util.List;
import org.fengsui.benchmarks.process.Ports;
import org.fengsui.benchmarks.process.Serving;
import org.fengsui.broker.Accounts;
import org.fengsui.broker.EmbeddedBroker;
import org.fengsui.broker.TopicAccess;

/** The product's embedded broker in a process of its own; ready with its address. */
public final class BrokerProcess {

    private BrokerProcess() {}

    /**
     * @param arguments the data folder
     */
    public static void run(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(
                        folder.resolve("journal"),
                        Ports.LOOPBACK,
                        0,
                        Accounts.of(folder.resolve("accounts")),
                        new TopicAccess(List.of(Feed.ROOT), false))) {
            Serving.serve("tcp://" + Ports.LOOPBACK + ":" + broker.port(), words -> "");
        }
    }
}
