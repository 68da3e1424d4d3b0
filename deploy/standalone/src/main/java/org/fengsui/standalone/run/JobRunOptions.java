package org.fengsui.standalone.run;

import java.nio.file.Path;
import org.fengsui.jobs.job.JobOptions;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the pipeline alone was asked for.
 *
 * @param data folder of everything that is kept
 * @param publisher the broker with the account that publishes the configuration and how the store
 *     stands; null where somebody else does
 * @param fresh start empty over a folder that holds a job
 */
public record JobRunOptions(
        JobOptions job,
        ExternalStore store,
        Path data,
        @Nullable MqttEndpoint publisher,
        boolean fresh) {

    Mode mode() {
        return job.exercise() ? Mode.EXERCISE : Mode.LIVE;
    }
}
