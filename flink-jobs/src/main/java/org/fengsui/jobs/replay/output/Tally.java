package org.fengsui.jobs.replay.output;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by word; beyond a number of words the rest is counted together. */
final class Tally {

    private static final int MAX_WORDS = 200;
    private static final String REST = "other";

    private final SortedMap<String, Long> counts = new TreeMap<>();
    private long total;

    void add(String word) {
        boolean known = counts.containsKey(word) || counts.size() < MAX_WORDS;
        counts.merge(known ? word : REST, 1L, Long::sum);
        total++;
    }

    long total() {
        return total;
    }

    SortedMap<String, Long> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }
}
