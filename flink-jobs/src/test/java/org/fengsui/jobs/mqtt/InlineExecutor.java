package org.fengsui.jobs.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks at once and in order on the calling thread, delayed ones when the test says. */
final class InlineExecutor extends ScheduledThreadPoolExecutor implements ScheduledExecutorService {

    private final Deque<Runnable> due = new ArrayDeque<>();
    private final Deque<Runnable> delayed = new ArrayDeque<>();
    private boolean running;

    InlineExecutor() {
        super(1);
    }

    @Override
    public void execute(Runnable task) {
        due.add(task);
        if (running) {
            return;
        }
        running = true;
        try {
            for (Runnable next = due.poll(); next != null; next = due.poll()) {
                next.run();
            }
        } finally {
            running = false;
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        delayed.add(task);
        return new Never();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable task, long first, long delay, TimeUnit unit) {
        return new Never();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable task, long first, long period, TimeUnit unit) {
        return new Never();
    }

    /** Lets the time of all delayed tasks come. */
    void runDelayed() {
        Deque<Runnable> tasks = new ArrayDeque<>(delayed);
        delayed.clear();
        tasks.forEach(this::execute);
    }

    private static final class Never extends FutureTask<Void> implements ScheduledFuture<Void> {

        Never() {
            super((Callable<Void>) () -> null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
