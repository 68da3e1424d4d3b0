package org.fengsui.broker;

import java.util.List;
import java.util.Set;
import org.fengsui.hazards.lifecycle.StoreReport;

/**
 * Who may publish where, and whose queues nobody else touches.
 *
 * <p>Publishing is decided on the topic below the root. Everybody on this machine may subscribe,
 * but not join, or take over, a session whose name begins with {@link #RESERVED}: a second member
 * of the pipeline's shared subscription would take readings away from it.
 */
public final class TopicAccess {
    /** What client ids and shared groups of the pipeline begin with; nobody else may use it. */
    public static final String RESERVED = "fengsui-pipeline";

    /** What the uploader says of the store, which raises a warning. */
    private static final String STORE_STATUS = "status/" + StoreReport.ID;

    private static final Set<String> FROM_STATIONS = Set.of("obs", "det", "status", "report");
    private static final Set<String> FROM_CONSOLE =
            Set.of("act", "config", "report", "official", "clock");
    private static final Set<String> FROM_PIPELINE = Set.of("warn", "sign", "clock");

    private final List<String> roots;
    private final boolean stationsTick;

    /**
     * @param roots topic roots in use, e.g. {@code fengsui/v1}
     * @param stationsTick whether a client without a name may publish clock ticks, which only a
     *     simulated clock needs
     */
    public TopicAccess(List<String> roots, boolean stationsTick) {
        this.roots = List.copyOf(roots);
        this.stationsTick = stationsTick;
    }

    boolean mayPublish(Account account, String topic) {
        for (String root : roots) {
            if (topic.startsWith(root + "/")) {
                return mayPublishBelow(account, topic.substring(root.length() + 1));
            }
        }
        return false;
    }

    boolean mayConnect(Account account, String clientId) {
        return account == Account.PIPELINE || !isReserved(clientId);
    }

    /** A queue's name begins with the client id of its session or with the group that shares it. */
    boolean mayUseQueue(Account account, String queue) {
        return account == Account.PIPELINE || !isReserved(queue);
    }

    private boolean mayPublishBelow(Account account, String topic) {
        String first = topic.contains("/") ? topic.substring(0, topic.indexOf('/')) : topic;
        return switch (account) {
            case CONSOLE -> FROM_CONSOLE.contains(first) || FROM_STATIONS.contains(first);
            case PIPELINE -> FROM_PIPELINE.contains(first);
            case STATION ->
                    (FROM_STATIONS.contains(first) && !topic.equals(STORE_STATUS))
                            || isSignState(topic)
                            || (stationsTick && topic.equals("clock"));
        };
    }

    private static boolean isSignState(String topic) {
        return topic.startsWith("sign/") && topic.endsWith("/state");
    }

    private static boolean isReserved(String name) {
        return name.startsWith(RESERVED);
    }
}
