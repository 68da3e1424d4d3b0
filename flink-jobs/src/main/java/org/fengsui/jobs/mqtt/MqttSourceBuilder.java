package org.fengsui.jobs.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fengsui.jobs.mqtt.SourceSettings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link MqttSource}. Needed: {@link #endpoint}, {@link #clientIdPrefix}, {@link #root}
 * and one of {@link #shared}, {@link #disjoint}, {@link #control} and {@link #simulated}. {@link
 * #build} names all that is wrong at once.
 */
public final class MqttSourceBuilder {

    private static final int LEAST_PACKET = 1_024;
    private static final int LARGEST_PACKET = 16 * 1_024 * 1_024;

    private @Nullable MqttEndpoint endpoint;
    private String clientIdPrefix = "";
    private String root = "";
    private @Nullable Mode mode;
    private String suffix = "";
    private String group = "";
    private List<List<String>> filters = List.of();
    private int sessions = 1;
    private int formerSessions;
    private int receiveWindow = 65_535;
    private Duration sessionExpiry = Duration.ofDays(7);
    private int maxPacketSize = 1_024 * 1_024;
    private double expectedRate;
    private MillisClock clock = MillisClock.system();

    MqttSourceBuilder() {}

    public MqttSourceBuilder endpoint(MqttEndpoint broker) {
        this.endpoint = broker;
        return this;
    }

    /**
     * What the client ids begin with. It must differ between jobs on one broker and stay the same
     * for the life of a job: the broker keeps the queues under the client ids.
     */
    public MqttSourceBuilder clientIdPrefix(String prefix) {
        this.clientIdPrefix = prefix;
        return this;
    }

    /** The root of all topics, {@code fengsui/v1} or {@code fengsui/exercise/v1}. */
    public MqttSourceBuilder root(String topicRoot) {
        this.root = topicRoot;
        return this;
    }

    /**
     * A shared subscription, served by several equal sessions. The broker deals the messages out,
     * so the order of a topic is kept only with one session.
     *
     * @param shareName name of the group; may not change in the life of a job
     * @param sessionCount kept with the state of the job; a restore may give a greater one, a
     *     smaller one only with {@link #retiring}
     * @param topicFilters below the root
     */
    public MqttSourceBuilder shared(String shareName, int sessionCount, String... topicFilters) {
        this.group = shareName;
        this.sessions = sessionCount;
        return mode(Mode.SHARED, "obs", topicFilters);
    }

    /**
     * Several sessions with subscriptions of their own, for brokers whose shared subscriptions are
     * poor, and to keep the order of each topic. Session i subscribes the i-th list; no topic may
     * match the filters of two. With a restore, filters may move between sessions: one that loses a
     * filter drains it first.
     *
     * @param filtersOfSessions below the root; as many sessions as lists, see {@link #shared} for
     *     changing their number
     */
    public MqttSourceBuilder disjoint(List<List<String>> filtersOfSessions) {
        this.sessions = filtersOfSessions.size();
        mode(Mode.DISJOINT, "part");
        this.filters = filtersOfSessions;
        return this;
    }

    /**
     * Lets a restore go down to fewer sessions than the state has. The surplus ones are drained:
     * when the others are subscribed and a checkpoint covers what they delivered, they unsubscribe,
     * deliver and acknowledge the rest, and are closed for good; the log names each. Not needed any
     * more after that, and without effect.
     *
     * @param former number of sessions that the state has
     */
    public MqttSourceBuilder retiring(int former) {
        this.formerSessions = former;
        return this;
    }

    /**
     * One session that also receives retained messages, and emits a clock tick each minute.
     *
     * @param topicFilters below the root
     */
    public MqttSourceBuilder control(String... topicFilters) {
        return mode(Mode.CONTROL, "control", topicFilters);
    }

    /**
     * One session for everything below the root, in one order, with the time of whoever publishes
     * instead of this machine's.
     */
    public MqttSourceBuilder simulated() {
        return mode(Mode.SIMULATED, "simulated", "#");
    }

    private MqttSourceBuilder mode(Mode kind, String clientIdSuffix, String... topicFilters) {
        this.mode = kind;
        this.suffix = clientIdSuffix;
        this.filters = List.of(Arrays.asList(topicFilters));
        return this;
    }

    /**
     * Most unacknowledged messages of a session, 1 to 65 535, which is the default. Brokers have a
     * limit of their own that may be lower.
     */
    public MqttSourceBuilder receiveWindow(int messages) {
        this.receiveWindow = messages;
        return this;
    }

    /**
     * How long the broker keeps session and queue while the job is down, 7 days by default; longer
     * than the longest outage that may lose nothing.
     */
    public MqttSourceBuilder sessionExpiry(Duration expiry) {
        this.sessionExpiry = expiry;
        return this;
    }

    /**
     * Bytes, 1 MiB by default. The broker drops larger messages on the way to us without telling
     * either side, so they are neither judged nor rejected. Let the broker refuse them at the
     * publisher by a limit that is no higher: Artemis loses one place of the receive window, until
     * the next connection, with each message that it drops.
     */
    public MqttSourceBuilder maxPacketSize(int bytes) {
        this.maxPacketSize = bytes;
        return this;
    }

    /** Messages per second that are expected; only to be warned when the windows are too small. */
    public MqttSourceBuilder expectedRate(double messagesPerSecond) {
        this.expectedRate = messagesPerSecond;
        return this;
    }

    /** Another clock, for tests. */
    public MqttSourceBuilder clock(MillisClock millis) {
        this.clock = millis;
        return this;
    }

    /**
     * Builds the source.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public MqttSource build() {
        List<String> problems = problems();
        if (endpoint == null || mode == null || !problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the MQTT source is not well defined: " + String.join("; ", problems));
        }
        return new MqttSource(
                new SourceSettings(
                        mode,
                        endpoint,
                        clientIdPrefix + "-" + suffix,
                        root,
                        filters.stream()
                                .map(slot -> slot.stream().map(this::subscribed).toList())
                                .toList(),
                        sessions,
                        formerSessions,
                        receiveWindow,
                        sessionExpiry.toSeconds(),
                        maxPacketSize,
                        expectedRate,
                        clock));
    }

    private String subscribed(String filter) {
        String below = root + "/" + filter;
        return mode == Mode.SHARED ? "$share/" + group + "/" + below : below;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (endpoint == null) {
            problems.add("endpoint is missing");
        } else {
            problems.addAll(endpoint.problems());
        }
        check(
                problems,
                clientIdPrefix.matches("[A-Za-z0-9_-]{1,64}"),
                "client id prefix must be 1 to 64 of A-Z a-z 0-9 _ -: \"" + clientIdPrefix + "\"");
        check(
                problems,
                root.matches("[^/+#$]+(/[^/+#$]+)*"),
                "root must be a topic without wildcards: \"" + root + "\"");
        check(
                problems,
                mode != null,
                "one of shared, disjoint, control and simulated must be chosen");
        check(
                problems,
                mode != Mode.SHARED || group.matches("[^/+#]+"),
                "share name must not be empty or contain / + #: \"" + group + "\"");
        check(
                problems,
                sessions >= 1 && sessions <= 256,
                "number of sessions must be 1 to 256: " + sessions);
        check(
                problems,
                formerSessions == 0 || mode == Mode.SHARED || mode == Mode.DISJOINT,
                "only a shared or disjoint source has sessions to retire");
        check(
                problems,
                formerSessions >= 0 && formerSessions <= 256,
                "number of former sessions must be 1 to 256: " + formerSessions);
        problems.addAll(TopicFilters.problems(filters));
        checkLimits(problems);
        return problems;
    }

    private void checkLimits(List<String> problems) {
        check(
                problems,
                receiveWindow >= 1 && receiveWindow <= 65_535,
                "receive window must be 1 to 65535: " + receiveWindow);
        check(
                problems,
                sessionExpiry.toSeconds() >= 60 && sessionExpiry.toSeconds() < 0xFFFF_FFFFL,
                "session expiry must be at least 60 s and fit 32 bits: "
                        + sessionExpiry
                        + "; take days, longer than any outage");
        check(
                problems,
                maxPacketSize >= LEAST_PACKET && maxPacketSize <= LARGEST_PACKET,
                "maximum packet size must be 1 KiB to 16 MiB: " + maxPacketSize);
        check(problems, expectedRate >= 0, "expected rate must not be negative: " + expectedRate);
    }

    private static void check(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
