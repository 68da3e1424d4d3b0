package org.fengsui.jobs.store;

/**
 * How much history may wait on disk.
 *
 * @param queueBytes above this the queue counts as full; it goes on growing
 * @param freeBytes where less of the disk is free, the oldest queued segments are given up
 */
public record StoreLimits(long queueBytes, long freeBytes) {

    /** 2 GiB of queue, 1 GiB of free disk. */
    public static final StoreLimits DEFAULT = new StoreLimits(2L << 30, 1L << 30);

    public StoreLimits {
        if (queueBytes < 0 || freeBytes < 0) {
            throw new IllegalArgumentException(
                    "limits of the queue are bytes, 0 or more, not "
                            + queueBytes
                            + "/"
                            + freeBytes);
        }
    }
}
