package org.fengsui.cluster;

import java.nio.file.Path;
import java.time.Duration;

/** A running Fengsui of which parts can be struck dead. */
interface House extends AutoCloseable {

    /** What is struck, always with SIGKILL. */
    enum Blow {
        TASK_MANAGER,
        JOB_MANAGER,
        BROKER,
        BROKER_AND_ITS_DISK,
        STANDALONE
    }

    String broker();

    Sql store();

    Path archive();

    /** Kills a part and starts it again after a while; returns before it is up again. */
    void strike(Blow blow, Duration down) throws Exception;

    /** Waits until what is published reaches the pipeline: before, a new broker would drop it. */
    void awaitListening() throws Exception;

    /** Waits until all parts are up again. */
    void awaitUp() throws Exception;

    /** Stops in good order; archive and checkpoints are then whole. */
    void stop() throws Exception;
}
