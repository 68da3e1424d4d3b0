package org.fengsui.cluster;

import java.util.Locale;

/**
 * What one round of blows showed.
 *
 * @param published readings that the broker accepted, since the start
 * @param stored of those, in the store
 * @param doubled rows of the store that are there twice
 * @param silences revisions that call a reporting gauge stale or unknown
 * @param lifts revisions that lower a warning whose water is still high
 * @param firstOutput ms from the kill to the first warning that a reading after it decided
 */
record Round(
        int number,
        House.Blow blow,
        long down,
        long published,
        long stored,
        long doubled,
        long silences,
        long lifts,
        long firstOutput) {

    static final String HEADER =
            "| round | killed | kept down, s | published | stored | doubled | lost | false silences"
                    + " | false lifts | first correct output, s |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|";

    long lost() {
        return published - stored;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f | %d | %d | %d | %d | %d | %d | %.1f |",
                number,
                blow.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                down / 1_000.0,
                published,
                stored,
                doubled,
                lost(),
                silences,
                lifts,
                firstOutput / 1_000.0);
    }
}
