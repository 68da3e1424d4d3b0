package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a queue: numbered segments, the place up to which all is delivered, a lock. */
final class QueueFolder implements AutoCloseable {
    private static final Pattern SEGMENT = Pattern.compile("(\\d{16})\\.queue");
    private static final Pattern DELIVERED = Pattern.compile("(\\d{1,18}) (\\d{1,18})\\s*");

    private final Path folder;
    private final FileChannel lock;

    private QueueFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens and locks the folder, making it where it does not exist.
     *
     * @throws IOException where it cannot be written, or another process has it
     */
    static QueueFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(
                        folder.resolve("queue.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            throw new IOException(
                    folder
                            + ": is in use by another gateway; stop that one, or choose another folder");
        }
        return new QueueFolder(folder, lock);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    Path file(long segment) {
        return folder.resolve("%016d.queue".formatted(segment));
    }

    /** The segments that are there, with their lengths. */
    NavigableMap<Long, Long> segments() throws IOException {
        NavigableMap<Long, Long> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = SEGMENT.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Long.valueOf(name.group(1)), Files.size(file));
                }
            }
        }
        return found;
    }

    /** A new segment, whose name outlives a loss of power. */
    FileChannel create(long segment) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file(segment), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return channel;
    }

    void delete(long segment) throws IOException {
        Files.deleteIfExists(file(segment));
    }

    /** Keeps a segment that cannot be read, out of the way. */
    void setAside(long segment) throws IOException {
        Files.move(
                file(segment),
                folder.resolve("%016d.unreadable".formatted(segment)),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Up to where everything is delivered; null where that is not known. */
    @Nullable Position delivered() throws IOException {
        try {
            Matcher text = DELIVERED.matcher(Files.readString(folder.resolve("delivered")));
            return text.matches()
                    ? new Position(Long.parseLong(text.group(1)), Long.parseLong(text.group(2)))
                    : null;
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Not synced: after a loss of power some messages are delivered again. */
    void writeDelivered(Position position) throws IOException {
        Path fresh = folder.resolve("delivered.new");
        Files.writeString(fresh, position.segment() + " " + position.offset() + "\n");
        Files.move(fresh, folder.resolve("delivered"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
