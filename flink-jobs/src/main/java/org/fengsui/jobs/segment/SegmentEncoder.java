package org.fengsui.jobs.segment;

import java.io.Serializable;

/** How a record becomes one line of a segment, and which folder the line belongs to. */
@FunctionalInterface
public interface SegmentEncoder<T> extends Serializable {

    /** Where segments of sinks that need no folders of their own become ready. */
    String READY = "ready/";

    /** The line without its line break, which it must not contain. */
    String encode(T value);

    /** What goes before the file name below the segment root, e.g. {@code 2013-09-12/08.}. */
    default String prefix(T value) {
        return READY;
    }
}
