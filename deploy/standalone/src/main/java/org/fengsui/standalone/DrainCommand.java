package org.fengsui.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import org.fengsui.jobs.job.BrokerOptions;
import org.fengsui.standalone.run.DrainRun;
import org.fengsui.standalone.run.Mode;
import org.fengsui.standalone.run.Screen;
import org.fengsui.standalone.run.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fengsui job drain}. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "Beside a Flink cluster: takes the job's segments to the store and merges its archive.",
            "与 Flink 集群配套：把分段写入数据库，按小时合并归档。"
        },
        description = {
            "",
            "One for each segment folder. The store may be away for as long as the disk lasts.",
            "With --broker, and a user that may write status/fengsui-store, trouble with the store"
                    + " becomes a warning.",
            ""
        })
final class DrainCommand implements Checked {
    @Option(
            names = "--segments",
            paramLabel = "DIR",
            required = true,
            description = "segment folder of the job")
    private @Nullable Path segments;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            required = true,
            description = "archive folder of the job")
    private @Nullable Path archive;

    @Option(names = "--exercise", description = "the job runs with --exercise: its own tables")
    private boolean exercise;

    @Mixin private StoreOptions store = new StoreOptions();
    @Mixin private BrokerOptions broker = new BrokerOptions();

    @Override
    public void check(Collection<String> errors) {
        store.check(errors);
        if (broker.given()) {
            broker.check(errors);
        }
    }

    @Override
    public int run(Screen screen) throws IOException, InterruptedException {
        return new DrainRun(
                        Objects.requireNonNull(segments),
                        Objects.requireNonNull(archive),
                        store.store(),
                        exercise ? Mode.EXERCISE : Mode.LIVE,
                        broker.given() ? broker.endpoint() : null,
                        screen,
                        StopSignal.install(screen))
                .run();
    }
}
