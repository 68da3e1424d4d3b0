package org.fengsui.jobs.segment;

/**
 * A closed and synced segment that waits for its checkpoint: what the writer hands the committer.
 *
 * @param file path below the segment root once it is ready, with {@code /}
 * @param lines number of lines
 * @param bytes size of the file as compressed
 */
public record Segment(String file, long lines, long bytes) {}
