package org.fengsui.jobs.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What waits for its consumer.
 *
 * @param segments how many
 * @param bytes their size, compressed
 * @param oldestAge ms since the oldest was written, 0 with an empty queue
 */
public record SegmentQueue(long segments, long bytes, long oldestAge) {

    public static final SegmentQueue EMPTY = new SegmentQueue(0, 0, 0);

    /**
     * Reads the folder; a segment that is consumed meanwhile does not count.
     *
     * @param now epoch ms
     */
    public static SegmentQueue of(SegmentDirectory directory, long now) throws IOException {
        long segments = 0;
        long bytes = 0;
        long oldest = Long.MAX_VALUE;
        for (String file : directory.queue()) {
            Path path = directory.ready(file);
            try {
                bytes += Files.size(path);
                oldest = Math.min(oldest, Files.getLastModifiedTime(path).toMillis());
                segments++;
            } catch (NoSuchFileException consumedMeanwhile) {
                continue;
            }
        }
        long age = segments == 0 ? 0 : Math.max(0, now - oldest);
        return new SegmentQueue(segments, bytes, age);
    }
}
