package org.fengsui.jobs.job;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.jobs.pipeline.LivePipeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * The live job on a Flink cluster: {@code flink run -d fengsui-job.jar --broker …}.
 *
 * <p>Registry and rules are read where it is submitted and travel with the job; passwords and key
 * stores are looked up where it runs. What the job needs of the cluster, and the cluster leaves
 * open, is in {@link ClusterDefaults}.
 */
@Command(
        name = "fengsui-job.jar",
        sortOptions = false,
        header = "The pipeline as a job of a Flink cluster.",
        customSynopsis = "flink run -d fengsui-job.jar [options]")
public final class FengsuiJob {
    private static final String NAME = "fengsui";

    @Mixin private JobOptions options = new JobOptions();

    @Option(
            names = "--segments",
            paramLabel = "DIR",
            required = true,
            description =
                    "folder in which segments wait for the store; the same on every machine,"
                            + " emptied by one 'fengsui job drain'")
    private @Nullable Path segments;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            required = true,
            description = "folder of the archive; the same on every machine")
    private @Nullable Path archive;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    private boolean help;

    private FengsuiJob() {}

    /**
     * Submits the job.
     *
     * @throws IllegalArgumentException naming everything that is wrong; never ends the process,
     *     which may be a job manager
     * @throws Exception if Flink refuses the job
     */
    public static void main(String[] arguments) throws Exception {
        FengsuiJob job = new FengsuiJob();
        if (job.parse(arguments)) {
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.getExecutionEnvironment();
            job.build(environment);
            environment.execute(NAME);
        }
    }

    /** False where only help was asked for. */
    private boolean parse(String... arguments) {
        CommandLine command = new CommandLine(this);
        command.getCommandSpec().parser().collectErrors(true);
        ParseResult parsed = command.parseArgs(arguments);
        if (parsed.isUsageHelpRequested()) {
            command.usage(System.out);
            return false;
        }
        Set<String> problems = new LinkedHashSet<>();
        parsed.errors().forEach(error -> problems.add(error.getMessage()));
        options.check(problems);
        checkFolder(problems, "--segments", segments);
        checkFolder(problems, "--archive", archive);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the job cannot be submitted:\n  " + String.join("\n  ", problems));
        }
        return true;
    }

    private void build(StreamExecutionEnvironment environment) throws Exception {
        ClusterDefaults.apply(environment);
        if (segments != null && archive != null) {
            LivePipeline.build(environment, options.live(segments, archive));
        }
    }

    private static void checkFolder(Set<String> problems, String option, @Nullable Path folder) {
        if (folder != null && !folder.isAbsolute()) {
            problems.add(
                    "%s: expected an absolute path, the same on every machine, not '%s'"
                            .formatted(option, folder));
        }
    }
}
