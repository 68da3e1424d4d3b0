package org.fengsui.jobs.replay;

/**
 * What a replay counted.
 *
 * @param read records read up to the end
 * @param observations readings that were judged and kept
 * @param rejected rows, messages and values that were not used
 * @param warnings different warnings
 * @param revisions revisions of warnings
 * @param open warnings that were open at the end
 * @param indicators rows of {@code indicators.csv}
 */
public record ReplayResult(
        long read,
        long observations,
        long rejected,
        long warnings,
        long revisions,
        long open,
        long indicators) {}
