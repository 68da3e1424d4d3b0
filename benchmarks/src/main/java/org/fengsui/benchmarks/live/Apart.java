package org.fengsui.benchmarks.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fengsui.benchmarks.process.ChildJvm;
import org.fengsui.benchmarks.process.Mosquitto;
import org.fengsui.benchmarks.process.Role;

/** {@code fengsui job} beside a Mosquitto and a QuestDB, each in a process of its own. */
final class Apart implements Product {
    private static final int STORE_MIB = 1_024;

    private final Mosquitto broker;
    private final ChildJvm store;
    private final FengsuiJvm job;

    private Apart(Mosquitto broker, ChildJvm store, FengsuiJvm job) {
        this.broker = broker;
        this.store = store;
        this.job = job;
    }

    /** Starts all three and returns when the job has greeted. */
    static Apart start(Path mosquitto, Path folder, Path registry) throws IOException {
        Mosquitto broker = Mosquitto.start(mosquitto, folder);
        ChildJvm store =
                ChildJvm.start(Role.STORE, folder, STORE_MIB, folder.resolve("questdb").toString());
        List<String> arguments =
                List.of(
                        "job",
                        "--broker",
                        broker.uri(),
                        "--store-kind",
                        "questdb",
                        "--store",
                        store.ready(),
                        "--stations",
                        registry.toString(),
                        "--publish-config",
                        "--data",
                        folder.resolve("data").toString());
        try {
            return new Apart(
                    broker,
                    store,
                    FengsuiJvm.start(folder.resolve("job.err"), List.of(), arguments));
        } catch (IOException failed) {
            store.close();
            broker.close();
            throw failed;
        }
    }

    @Override
    public String uri() {
        return broker.uri();
    }

    @Override
    public Duration cpu() {
        return job.cpu().plus(broker.cpu());
    }

    /** Takes the store away: from now on its port refuses connections. */
    void takeStore() {
        store.close();
    }

    @Override
    public void close() {
        job.close();
        store.close();
        broker.close();
    }
}
