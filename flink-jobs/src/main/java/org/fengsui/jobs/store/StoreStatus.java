package org.fengsui.jobs.store;

import java.util.List;

/**
 * How the upload stands.
 *
 * @param running whether the uploader's thread is at work
 * @param segments queued on disk, the one in work included
 * @param bytes size of the queue, compressed
 * @param oldestAge ms since the oldest queued segment was written, 0 with an empty queue
 * @param written lines stored since the start
 * @param refused lines that the store would not take since the start; kept in {@code refused.jsonl}
 * @param dropped segments given up since the start, since the disk was running full
 * @param lastError why the newest request failed, "" if it did not
 * @param alarm what an operator must put right (rights, bucket, unreadable segment), "" if nothing
 * @param faults the same and more for machines, as {@link org.fengsui.hazards.lifecycle.StoreFault}
 *     words them
 */
public record StoreStatus(
        boolean running,
        long segments,
        long bytes,
        long oldestAge,
        long written,
        long refused,
        long dropped,
        String lastError,
        String alarm,
        List<String> faults) {}
