package org.fengsui.jobs.replay.sort;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A sequence of rows read once, by one thread. */
public interface Rows<T> extends Closeable {

    /** The next row, null at the end. */
    @Nullable T next() throws IOException;
}
