package org.fengsui.jobs.mqtt;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Single daemon threads with a name. */
final class Threads {

    private Threads() {}

    static ScheduledExecutorService single(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
