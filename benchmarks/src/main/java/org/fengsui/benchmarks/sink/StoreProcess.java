package org.fengsui.benchmarks.sink;

import java.nio.file.Path;
import org.fengsui.benchmarks.process.Ports;
import org.fengsui.benchmarks.process.Serving;
import org.fengsui.jobs.store.QuestDbSchema;
import org.fengsui.standalone.store.EmbeddedStore;

/**
 * The product's embedded store, with its tables, in a process of its own; ready with its address.
 */
public final class StoreProcess {

    private StoreProcess() {}

    /**
     * @param arguments the data folder
     */
    public static void run(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedStore store =
                EmbeddedStore.start(
                        folder.resolve("tables"), folder.resolve("logs"), Ports.LOOPBACK, 0)) {
            QuestDbSchema.create(store.uri(), "");
            Serving.serve(store.uri().toString(), words -> "");
        }
    }
}
