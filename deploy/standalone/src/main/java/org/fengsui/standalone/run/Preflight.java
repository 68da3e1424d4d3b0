package org.fengsui.standalone.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fengsui.standalone.cluster.RetainedCheckpoints;
import org.jspecify.annotations.Nullable;

/** Everything that can be known to be wrong before anything is started, found at once. */
final class Preflight {
    static final String LOOPBACK = "127.0.0.1";

    private final RunOptions options;
    private final Parts parts;

    /**
     * What a run begins with.
     *
     * @param folder locked; to be closed at the end
     * @param restore where the job goes on from
     */
    record Passed(
            DataFolder folder, Configuration configuration, RetainedCheckpoints.Choice restore) {}

    Preflight(RunOptions options, Parts parts) {
        this.options = options;
        this.parts = parts;
    }

    /**
     * Checks.
     *
     * @param problems gets a line for each thing that is wrong
     * @return nothing if anything is wrong; no folder stays locked then
     */
    Optional<Passed> check(List<String> problems) {
        checkPorts(problems);
        checkBind(problems);
        Optional<Configuration> configuration =
                new ConfigurationSource(parts, options.stations(), options.rules()).read(problems);
        DataFolder folder = new DataFolder(options.data());
        List<String> folderProblems = folder.enter(options.mode());
        problems.addAll(folderProblems);
        RetainedCheckpoints.Choice restore =
                folderProblems.isEmpty()
                        ? StateCheck.check(parts, folder, configuration, options.fresh(), problems)
                        : null;
        if (problems.isEmpty() && configuration.isPresent() && restore != null) {
            return Optional.of(new Passed(folder, configuration.get(), restore));
        }
        folder.close();
        return Optional.empty();
    }

    private void checkPorts(List<String> problems) {
        addIfWrong(problems, PortCheck.problem(options.bind(), options.http(), "--http"));
        addIfWrong(problems, PortCheck.problem(LOOPBACK, options.mqtt(), "--mqtt"));
        addIfWrong(problems, PortCheck.problem(LOOPBACK, options.store(), "--store"));
        long given =
                IntStream.of(options.http(), options.mqtt(), options.store())
                        .filter(port -> port != 0)
                        .count();
        long different =
                IntStream.of(options.http(), options.mqtt(), options.store())
                        .filter(port -> port != 0)
                        .distinct()
                        .count();
        if (different < given) {
            problems.add(
                    "--http %d, --mqtt %d, --store %d: must be three different ports"
                            .formatted(options.http(), options.mqtt(), options.store()));
        }
    }

    private void checkBind(List<String> problems) {
        try {
            if (!InetAddress.getByName(options.bind()).isLoopbackAddress()
                    && options.login() == null) {
                problems.add(
                        "--bind %s: the console would be open to the network without a login: set FENGSUI_WEB_USER and FENGSUI_WEB_PASSWORD, or use --bind %s"
                                .formatted(options.bind(), LOOPBACK));
            }
        } catch (UnknownHostException toldByThePortCheck) {
            addIfWrong(
                    problems,
                    options.http() == 0
                            ? "--bind %s: is not an address of this machine"
                                    .formatted(options.bind())
                            : null);
        }
    }

    private static void addIfWrong(List<String> problems, @Nullable String problem) {
        if (problem != null && !problems.contains(problem)) {
            problems.add(Objects.requireNonNull(problem));
        }
    }
}
