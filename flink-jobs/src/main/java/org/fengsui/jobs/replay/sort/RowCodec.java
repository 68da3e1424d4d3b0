package org.fengsui.jobs.replay.sort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of the rows of one run. An instance serves one file, so it may keep a dictionary. */
public interface RowCodec<T> {

    void write(T row, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;
}
