package org.fengsui.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.standalone.run.Configuration;
import org.fengsui.standalone.run.ConfigurationCheck;
import org.fengsui.standalone.run.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fengsui check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = {
            "Checks a registry and a rule set, and names everything that is wrong.",
            "检查站点表和规则文件，一次列出全部问题。"
        })
final class CheckCommand implements Checked {
    @Option(
            names = "--stations",
            required = true,
            paramLabel = "FILE",
            description = "registry of areas, subjects and stations (YAML)")
    private Path stations = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "rule set (YAML; default: packaged)")
    private @Nullable Path rules;

    @Override
    public void check(Collection<String> errors) {
        // The files are what this command is about: they are read when it runs.
    }

    @Override
    public int run(Screen screen) {
        List<String> problems = new ArrayList<>();
        Optional<Configuration> read = ConfigurationCheck.read(stations, rules, problems);
        if (read.isEmpty()) {
            problems.forEach(screen::line);
            screen.line(
                    problems.size() == 1
                            ? "1 个问题 / 1 problem"
                            : "%1$d 个问题 / %1$d problems".formatted(problems.size()));
            return Fengsui.BAD_USAGE;
        }
        Configuration configuration = read.get();
        System.out.printf(
                "检查通过 / fine: registry version %d with %d areas, %d subjects, %d stations; rules version %d%n",
                configuration.registry().version(),
                configuration.registry().areas().size(),
                configuration.registry().subjects().size(),
                configuration.registry().stations().size(),
                configuration.rules().version());
        return Fengsui.DONE;
    }
}
