package org.fengsui.jobs.mqtt;

import org.fengsui.hazards.wire.Arrival;
import org.jspecify.annotations.Nullable;

/** Which messages are taken at all; the others are acknowledged like any and forgotten. */
final class Admission {

    private final String prefix;
    private final boolean simulated;

    /**
     * @param simulated whether everything below the root is subscribed, our own output included
     */
    Admission(String root, boolean simulated) {
        this.prefix = root + "/";
        this.simulated = simulated;
    }

    /** The topic below the root, or null where the message is not for us. */
    @Nullable String topic(MqttSession.Message message) {
        if (!message.topic().startsWith(prefix)) {
            return null;
        }
        String topic = message.topic().substring(prefix.length());
        return ours(topic)
                        || echo(topic, message)
                        || oldReading(topic, message)
                        || cleared(topic, message)
                ? null
                : topic;
    }

    private boolean ours(String topic) {
        // A gap from outside could talk silence alarms away.
        return topic.equals(Arrival.GAP)
                || (simulated && (topic.startsWith("warn/") || topic.startsWith("sign/")));
    }

    private static boolean echo(String topic, MqttSession.Message message) {
        // What was retained before we came may be ahead of us; what comes live we have just said.
        return topic.startsWith("warn/") && !message.retained();
    }

    private static boolean oldReading(String topic, MqttSession.Message message) {
        // Retained means published at some time before we subscribed.
        return message.retained() && (topic.startsWith("obs/") || topic.startsWith("det/"));
    }

    private static boolean cleared(String topic, MqttSession.Message message) {
        return message.payload().length == 0
                && (topic.startsWith("config/") || topic.startsWith("status/"));
    }
}
