package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads the queue from a position on. One thread. */
final class QueueReader implements AutoCloseable {
    private final DiskQueue queue;
    private Position next;
    private @Nullable FileChannel file;
    private long fileSegment = -1;

    QueueReader(DiskQueue queue) {
        this.queue = queue;
        this.next = queue.delivered();
    }

    /** The next message; null where none came in time. */
    @Nullable QueueEntry next(long millis) throws IOException, InterruptedException {
        for (; ; ) {
            DiskQueue.Readable readable = queue.await(next, millis);
            if (readable == null) {
                return null;
            }
            Position from = readable.from();
            OutMessage message =
                    Records.read(fileOf(from.segment()), from.offset(), readable.end());
            if (message != null) {
                next = new Position(from.segment(), from.offset() + Records.size(message));
                return new QueueEntry(message, next);
            }
            next = queue.skipUnreadable(from, readable.end());
        }
    }

    private FileChannel fileOf(long segment) throws IOException {
        FileChannel open = file;
        if (open == null || fileSegment != segment) {
            close();
            open = FileChannel.open(queue.file(segment), StandardOpenOption.READ);
            file = open;
            fileSegment = segment;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
