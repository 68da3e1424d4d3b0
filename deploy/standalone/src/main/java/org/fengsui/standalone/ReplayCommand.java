package org.fengsui.standalone;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import org.fengsui.jobs.replay.Replay;
import org.fengsui.jobs.replay.ReplayConfigurationException;
import org.fengsui.jobs.replay.ReplayFailedException;
import org.fengsui.jobs.replay.ReplayOptions;
import org.fengsui.jobs.replay.ReplayProgress;
import org.fengsui.jobs.replay.ReplayResult;
import org.fengsui.standalone.run.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fengsui replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "Runs recorded input through the operators of the live pipeline.",
            "历史回放：用与实时相同的算子处理历史数据。"
        },
        description = {
            "",
            "Writes warnings.jsonl, indicators.csv, rejected.csv, summary.json and report.html. The"
                    + " files depend on the input alone.",
            ""
        })
final class ReplayCommand implements Checked {
    @Option(
            names = "--stations",
            required = true,
            paramLabel = "FILE",
            description = "registry of areas, subjects and stations (YAML)")
    private Path stations = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "rule set (YAML; default: what the archive says, else packaged)")
    private @Nullable Path rules;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "CSV, JSON Lines or an answer of the USGS, .gz or not, or an archive folder;"
                            + " several may be given")
    private List<Path> inputs = List.of();

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "folder for the results: new, empty, or of an earlier replay")
    private Path output = Path.of("");

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "of the operators (default: number of processors)")
    private int parallelism = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "last moment, ISO-8601 with offset, e.g. 2013-09-12T08:00:00-06:00")
    private @Nullable String until;

    @Option(names = "--no-indicators", description = "leave indicators.csv out")
    private boolean withoutIndicators;

    @Override
    public void check(Collection<String> errors) {
        try {
            end();
        } catch (DateTimeException wrong) {
            errors.add(
                    "--until: expected ISO-8601 with an offset like 2013-09-12T08:00:00-06:00, not '%s'"
                            .formatted(until));
        }
    }

    @Override
    public int run(Screen screen) {
        ReplayProgress progress = new ReplayProgress();
        ReplayResult result;
        try (Bar bar = new Bar("", shown -> show(shown, progress))) {
            result =
                    new Replay()
                            .run(
                                    new ReplayOptions(
                                            stations,
                                            rules,
                                            inputs,
                                            output,
                                            parallelism,
                                            end(),
                                            !withoutIndicators),
                                    progress);
        } catch (ReplayConfigurationException wrong) {
            wrong.problems().forEach(problem -> screen.line("fengsui: " + problem));
            return Fengsui.BAD_USAGE;
        } catch (ReplayFailedException failed) {
            screen.line("fengsui: " + failed.getMessage());
            return Fengsui.FAILED;
        }
        System.out.printf(
                "回放完成 / replayed: %d records, %d observations, %d rejected; %d warnings in %d revisions, %d open at the end; %d indicator rows; in %s%n",
                result.read(),
                result.observations(),
                result.rejected(),
                result.warnings(),
                result.revisions(),
                result.open(),
                result.indicators(),
                output);
        return Fengsui.DONE;
    }

    private @Nullable Long end() {
        return until == null ? null : OffsetDateTime.parse(until).toInstant().toEpochMilli();
    }

    private static void show(ProgressBar bar, ReplayProgress progress) {
        bar.setExtraMessage(
                switch (progress.phase()) {
                    case READING -> "读取 reading (bytes)";
                    case JUDGING -> "研判 judging (records)";
                    case WRITING -> "写出 writing";
                });
        bar.maxHint(progress.total() == 0 ? -1 : progress.total());
        bar.stepTo(progress.done());
    }
}
