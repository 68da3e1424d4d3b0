package org.fengsui.jobs.replay.output;

import java.time.ZoneId;

/**
 * What was replayed, as the summary states it.
 *
 * @param records rows and messages read
 * @param observations readings that were judged and kept
 * @param first {@code received} of the first record, epoch ms; {@link Long#MIN_VALUE} without one
 * @param end last moment of the replay, epoch ms
 * @param registry version of the registry
 * @param rules version of the rule set it began with
 */
public record Extent(
        long records,
        long observations,
        long first,
        long end,
        ZoneId zone,
        int registry,
        int rules) {}
