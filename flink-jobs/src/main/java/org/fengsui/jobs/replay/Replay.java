package org.fengsui.jobs.replay;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.pipeline.Topology;
import org.fengsui.jobs.replay.ReplayProgress.Phase;
import org.fengsui.jobs.replay.input.InputFile;
import org.fengsui.jobs.replay.input.InputPreparation;
import org.fengsui.jobs.replay.input.RecordedInput;
import org.fengsui.jobs.replay.input.UnusableInputsException;
import org.fengsui.jobs.replay.output.Extent;
import org.fengsui.jobs.replay.output.OutputDirectory;
import org.fengsui.jobs.replay.output.OutputFiles;
import org.fengsui.jobs.replay.output.Spill;
import org.fengsui.jobs.replay.sort.RunWriter;
import org.fengsui.jobs.replay.source.ReadCounter;
import org.fengsui.jobs.replay.source.ReplaySource;
import org.jspecify.annotations.Nullable;

/**
 * Runs recorded input through the operators of the live pipeline, in this JVM, and writes what they
 * say to files. The files depend on the input alone: not on parallelism, host, path or clock.
 * Memory is bounded; what does not fit is sorted in the output directory.
 */
public final class Replay {

    /** As in the live job, since it is also the number of key groups. */
    public static final int MAX_PARALLELISM = Topology.MAX_PARALLELISM;

    private static final String RULES = "rules among the inputs, or packaged";

    private final Judging judging;
    private final int sortBudget;

    public Replay() {
        this(new PipelineJudging(), RunWriter.DEFAULT_BUDGET);
    }

    Replay(Judging judging, int sortBudget) {
        this.judging = judging;
        this.sortBudget = sortBudget;
    }

    /**
     * Replays.
     *
     * @param progress updated while it runs, for another thread to show
     * @throws ReplayConfigurationException before anything is written
     * @throws ReplayFailedException where the job or the disk failed; earlier results stay
     */
    public ReplayResult run(ReplayOptions options, ReplayProgress progress)
            throws ReplayConfigurationException, ReplayFailedException {
        Configuration configuration = configure(options);
        try (OutputDirectory directory = OutputDirectory.open(options.output())) {
            return run(options, configuration, directory, progress);
        } catch (IOException failure) {
            throw new ReplayFailedException(
                    "Replay into %s failed: %s".formatted(options.output(), failure), failure);
        }
    }

    private record Configuration(String registryText, Registry registry, @Nullable String rules) {}

    private Configuration configure(ReplayOptions options) throws ReplayConfigurationException {
        List<String> problems = new ArrayList<>();
        if (options.parallelism() < 1 || options.parallelism() > MAX_PARALLELISM) {
            problems.add(
                    "--parallelism must be 1 to %d, not %d"
                            .formatted(MAX_PARALLELISM, options.parallelism()));
        }
        if (options.inputs().isEmpty()) {
            problems.add("--input must name at least one file or archive directory");
        }
        String unwritable = OutputDirectory.problem(options.output());
        if (unwritable != null) {
            problems.add(unwritable);
        }
        String registryText = read(options.stations(), problems);
        Path rulesFile = options.rules();
        String rules = rulesFile == null ? null : read(rulesFile, problems);
        Registry registry = null;
        try {
            if (registryText != null) {
                registry = judging.registry(options.stations().toString(), registryText);
            }
            if (registry != null && rulesFile != null && rules != null) {
                judging.rulesVersion(rulesFile.toString(), rules, registry);
            }
        } catch (ReplayConfigurationException wrong) {
            problems.addAll(wrong.problems());
        }
        if (!problems.isEmpty() || registryText == null || registry == null) {
            throw new ReplayConfigurationException(problems);
        }
        return new Configuration(registryText, registry, rules);
    }

    private static @Nullable String read(Path file, List<String> problems) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            problems.add(file + ": there is no such file");
        } catch (CharacterCodingException garbled) {
            problems.add(file + ": is not UTF-8 text");
        } catch (IOException unreadable) {
            problems.add(file + ": cannot be read: " + unreadable);
        }
        return null;
    }

    private ReplayResult run(
            ReplayOptions options,
            Configuration configuration,
            OutputDirectory directory,
            ReplayProgress progress)
            throws IOException, ReplayConfigurationException, ReplayFailedException {
        Spill spill = new Spill(directory.work());
        RecordedInput input = prepare(options, directory, spill, progress);
        Registry registry = configuration.registry();
        String rules = configuration.rules() == null ? input.rules() : configuration.rules();
        if (rules == null) {
            rules = judging.packagedRules();
        }
        int version = judging.rulesVersion(RULES, rules, registry);
        JudgingOptions judgingOptions =
                new JudgingOptions(
                        configuration.registryText(),
                        rules,
                        false,
                        input.end(),
                        options.indicators());
        String counterName = UUID.randomUUID().toString();
        ReadCounter counter = ReadCounter.named(counterName);
        try {
            progress.enter(Phase.JUDGING, input.rows(), counter::count);
            ReplaySource source = new ReplaySource(input, counterName);
            JobExecutionResult job =
                    execute(options, source, judgingOptions, spill, registry, directory.work());
            progress.enter(Phase.WRITING, 0, () -> 0);
            Extent extent =
                    new Extent(
                            counter.count(),
                            Spill.observations(job),
                            input.first(),
                            input.end(),
                            registry.zone(),
                            registry.version(),
                            version);
            OutputFiles.Counts counts =
                    OutputFiles.write(directory.files(), spill, extent, options.indicators());
            directory.publish();
            return result(extent, counts);
        } finally {
            ReadCounter.forget(counterName);
        }
    }

    private RecordedInput prepare(
            ReplayOptions options, OutputDirectory directory, Spill spill, ReplayProgress progress)
            throws IOException, ReplayConfigurationException {
        List<InputFile> inputs = options.inputs().stream().map(InputFile::of).toList();
        AtomicLong bytes = new AtomicLong();
        progress.enter(Phase.READING, InputFile.size(inputs), bytes::get);
        InputPreparation preparation =
                new InputPreparation(options.until(), options.rules() != null, sortBudget);
        try (RunWriter<Rejected> rejected = spill.rejectedInput()) {
            return preparation.prepare(
                    inputs, directory.work().resolve("input"), rejected::add, bytes::addAndGet);
        } catch (UnusableInputsException unusable) {
            throw new ReplayConfigurationException(unusable.problems());
        }
    }

    private JobExecutionResult execute(
            ReplayOptions options,
            ReplaySource source,
            JudgingOptions judgingOptions,
            Spill spill,
            Registry registry,
            Path work)
            throws ReplayFailedException {
        ReplayCluster cluster = new ReplayCluster(options.parallelism(), work);
        DataStream<Input> inputs =
                cluster.environment()
                        .fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                "recorded",
                                TypeInformation.of(Input.class))
                        .setParallelism(1)
                        .uid("replay-source");
        spill.attach(
                judging.build(inputs, judgingOptions),
                judging.warningText(),
                registry.zone(),
                options.indicators());
        try {
            return cluster.execute("replay");
        } catch (Exception failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new ReplayFailedException("The replay job failed: " + cause, failure);
        }
    }

    private static ReplayResult result(Extent extent, OutputFiles.Counts counts) {
        return new ReplayResult(
                extent.records(),
                extent.observations(),
                counts.rejected(),
                counts.warnings(),
                counts.revisions(),
                counts.open(),
                counts.indicators());
    }
}
