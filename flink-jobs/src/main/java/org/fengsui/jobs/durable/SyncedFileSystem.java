package org.fengsui.jobs.durable;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.apache.flink.core.fs.local.LocalRecoverableWriter;
import org.fengsui.jobs.segment.Durable;

/**
 * The local file system for checkpoints that must outlive a power cut: {@code synced:///folder}.
 *
 * <p>Flink's own leaves writing to the kernel, and a message acknowledged because a checkpoint
 * covers it would then be lost with the power. Here a file appears when it is closed, whole, with
 * its content, its {@link Trailer} and its name forced to disk, and so are new folders. Who reads
 * through this file system never sees the trailer; through another it follows the content.
 */
public final class SyncedFileSystem extends LocalFileSystem {

    public static final String SCHEME = "synced";

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
        File target = pathToFile(path);
        if (mode == WriteMode.NO_OVERWRITE && target.exists()) {
            throw new FileAlreadyExistsException(target + " is there already");
        }
        Path part = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
        return new SealingOutputStream(
                super.create(part, WriteMode.NO_OVERWRITE),
                pathToFile(part).toPath(),
                target.toPath());
    }

    /** Not offered: Flink then writes metadata through {@link #create} too. */
    @Override
    public LocalRecoverableWriter createRecoverableWriter() {
        throw new UnsupportedOperationException(SCHEME + ":// writes files in one go only");
    }

    @Override
    public boolean mkdirs(Path folder) throws IOException {
        Durable.createFolder(pathToFile(folder).toPath());
        return true;
    }

    @Override
    public FSDataInputStream open(Path path) throws IOException {
        return new ContentInputStream(
                super.open(path), Trailer.contentLength(pathToFile(path).toPath()));
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return open(path);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        FileStatus status = super.getFileStatus(path);
        return status.isDir()
                ? status
                : new ContentStatus(status, Trailer.contentLength(pathToFile(path).toPath()));
    }

    private record ContentStatus(FileStatus file, long length) implements FileStatus {
        @Override
        public long getLen() {
            return length;
        }

        @Override
        public long getBlockSize() {
            return file.getBlockSize();
        }

        @Override
        public short getReplication() {
            return file.getReplication();
        }

        @Override
        public long getModificationTime() {
            return file.getModificationTime();
        }

        @Override
        public long getAccessTime() {
            return file.getAccessTime();
        }

        @Override
        public boolean isDir() {
            return false;
        }

        @Override
        public Path getPath() {
            return file.getPath();
        }
    }
}
