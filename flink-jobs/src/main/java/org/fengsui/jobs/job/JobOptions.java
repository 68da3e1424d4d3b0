package org.fengsui.jobs.job;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.pipeline.LiveOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What the live job is told on a command line, the same on a cluster and in a process of its own.
 *
 * <p>A secret is given by the name of its file or environment variable, never by itself: Flink
 * shows the arguments of a job to whoever opens its page.
 */
public final class JobOptions {
    private static final String LIVE = "fengsui/v1";
    private static final String EXERCISE = "fengsui/exercise/v1";
    private static final int MAX_SESSIONS = 64;

    @Mixin private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--client-id",
            paramLabel = "PREFIX",
            defaultValue = "fengsui-pipeline",
            description =
                    "what MQTT client ids and the share group begin with; one of its own for each"
                            + " job on a broker, and the same for the life of the job"
                            + " (default: ${DEFAULT-VALUE})")
    private String clientId = "";

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "MQTT sessions for readings and detections: 1 subscribes for itself, more share;"
                            + " fixed for the life of a job, but more that share can grow"
                            + " (default: ${DEFAULT-VALUE})")
    private int sessions;

    @Option(
            names = "--exercise",
            description = "exercise instead of live: topics below " + EXERCISE + ", own tables")
    private boolean exercise;

    @Option(
            names = "--stations",
            paramLabel = "FILE",
            description = "registry of areas, subjects and stations (YAML)")
    private @Nullable Path stations;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "rule set (YAML; default: packaged)")
    private @Nullable Path rules;

    /** Adds a line for each thing that is wrong, what is in the files included. */
    void check(Collection<String> problems) {
        checkOptions(problems);
        checkConfiguration(problems);
    }

    /** Adds a line for each option that is wrong, without a look into the files. */
    public void checkOptions(Collection<String> problems) {
        broker.check(problems);
        if (stations == null) {
            problems.add("--stations: is needed");
        }
        if (!clientId.matches("[A-Za-z0-9_-]{1,40}")) {
            problems.add(
                    "--client-id: expected 1 to 40 of A-Z a-z 0-9 _ -, not '" + clientId + "'");
        }
        if (sessions < 1 || sessions > MAX_SESSIONS) {
            problems.add("--sessions: expected 1 to %d, not %d".formatted(MAX_SESSIONS, sessions));
        }
    }

    /** First levels of every topic. */
    public String root() {
        return exercise ? EXERCISE : LIVE;
    }

    /** Whether this is an exercise. */
    public boolean exercise() {
        return exercise;
    }

    /** Put before measurement names in the store. */
    public String storePrefix() {
        return exercise ? "exercise_" : "";
    }

    public MqttEndpoint endpoint() {
        return broker.endpoint();
    }

    public Path stations() {
        if (stations == null) {
            throw new IllegalStateException("--stations is missing");
        }
        return stations;
    }

    /** Null for the packaged ones. */
    public @Nullable Path rules() {
        return rules;
    }

    /**
     * Of options that were checked: what the pipeline is built from.
     *
     * @param segments folder in which segments for the store are handed over
     * @throws IOException if a file cannot be read any more
     */
    public LiveOptions live(Path segments, Path archive) throws IOException {
        return live(
                segments,
                archive,
                Files.readString(stations(), StandardCharsets.UTF_8),
                rules == null
                        ? RuleSetReader.packagedText()
                        : Files.readString(rules, StandardCharsets.UTF_8));
    }

    /** As {@link #live(Path, Path)}, with texts that were read already. */
    public LiveOptions live(Path segments, Path archive, String registryText, String rulesText) {
        return new LiveOptions(
                endpoint(),
                root(),
                clientId,
                sessions,
                false,
                segments,
                archive,
                storePrefix(),
                new JudgingOptions(registryText, rulesText, exercise, Long.MAX_VALUE));
    }

    private void checkConfiguration(Collection<String> problems) {
        String registryText = stations == null ? null : text(stations, "--stations", problems);
        String rulesText =
                rules == null ? RuleSetReader.packagedText() : text(rules, "--rules", problems);
        if (stations == null || registryText == null || rulesText == null) {
            return;
        }
        try {
            Registry registry = RegistryReader.read(stations.toString(), registryText);
            RuleSetReader.read(
                    rules == null ? "packaged rules" : rules.toString(), rulesText, registry);
        } catch (ConfigException wrong) {
            wrong.problems().forEach(problem -> problems.add(problem.toString()));
        }
    }

    private static @Nullable String text(Path file, String option, Collection<String> problems) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException wrong) {
            problems.add("%s: is not UTF-8 text (%s): save it as UTF-8".formatted(file, option));
        } catch (IOException unreadable) {
            problems.add(
                    "%s: cannot be read (%s): give a readable file with %s"
                            .formatted(file, unreadable.getClass().getSimpleName(), option));
        }
        return null;
    }
}
