package org.fengsui.jobs.durable;

import java.io.EOFException;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;

/** Ends where the content ends. */
final class ContentInputStream extends FSDataInputStream {

    private final FSDataInputStream in;
    private final long length;

    ContentInputStream(FSDataInputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    @Override
    public void seek(long position) throws IOException {
        if (position > length) {
            throw new EOFException("position " + position + " in a file of " + length + " bytes");
        }
        in.seek(position);
    }

    @Override
    public long getPos() throws IOException {
        return in.getPos();
    }

    @Override
    public int read() throws IOException {
        return left() == 0 ? -1 : in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        long left = left();
        return left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(count, left));
    }

    @Override
    public long skip(long count) throws IOException {
        return in.skip(Math.min(count, left()));
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private long left() throws IOException {
        return length - in.getPos();
    }
}
