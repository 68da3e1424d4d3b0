package org.fengsui.jobs.replay.sort;

import java.io.Serializable;
import java.util.Comparator;

/** How rows of one type are ordered, kept on disk and weighed. */
public interface RowFormat<T> extends Serializable {

    /** The order, total up to rows that are the same. */
    Comparator<T> order();

    /** A new codec for one file. */
    RowCodec<T> codec();

    /** What a row takes of the memory budget of {@link RunWriter}; 1 is about 200 bytes. */
    default int weight(T row) {
        return 1;
    }
}
