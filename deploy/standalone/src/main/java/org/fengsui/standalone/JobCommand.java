package org.fengsui.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import org.fengsui.jobs.job.JobOptions;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.mqtt.Secret;
import org.fengsui.standalone.run.JobRun;
import org.fengsui.standalone.run.JobRunOptions;
import org.fengsui.standalone.run.Screen;
import org.fengsui.standalone.run.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fengsui job}. */
@Command(
        name = "job",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "Runs the pipeline alone, against a broker and a store of yours.",
            "只运行处理作业，使用已有的消息代理与数据库。"
        },
        description = {
            "",
            "A start over the same --data goes on where it was. On a Flink cluster the same job is"
                    + " fengsui-job.jar, see deploy/cluster; 'job drain' then runs beside it.",
            ""
        },
        subcommands = DrainCommand.class)
final class JobCommand implements Checked {
    @Mixin private JobOptions job = new JobOptions();
    @Mixin private StoreOptions store = new StoreOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of everything that is kept: checkpoints, archive, segments, logs")
    private @Nullable Path data;

    @Option(
            names = "--publish-config",
            description =
                    "publish registry and rules to the broker, now and whenever the files change;"
                            + " without it somebody else does")
    private boolean publish;

    @Option(
            names = "--config-user",
            paramLabel = "NAME",
            description = "MQTT user that may write config/… (default: that of --user)")
    private @Nullable String configUser;

    @Option(
            names = "--config-password-file",
            paramLabel = "FILE",
            description = "file that holds its password")
    private @Nullable String configPassword;

    @Option(names = "--fresh", description = "start empty although the data folder holds a job")
    private boolean fresh;

    @Override
    public void check(Collection<String> errors) {
        job.checkOptions(errors);
        store.check(errors);
        if (data == null) {
            errors.add("--data: is needed");
        }
        if ((configUser == null) != (configPassword == null)) {
            errors.add("--config-user and --config-password-file: give both or none");
        }
        if (!publish && (configUser != null || configPassword != null)) {
            errors.add("--publish-config: is needed with --config-user");
        }
    }

    @Override
    public int run(Screen screen) throws IOException {
        JobRunOptions options =
                new JobRunOptions(
                        job,
                        store.store(),
                        Objects.requireNonNull(data),
                        publish ? publisher() : null,
                        fresh);
        return new JobRun(options, screen, StopSignal.install(screen)).run();
    }

    private MqttEndpoint publisher() {
        MqttEndpoint broker = job.endpoint();
        return configUser == null || configPassword == null
                ? broker
                : broker.withLogin(configUser, Secret.file(configPassword));
    }
}
