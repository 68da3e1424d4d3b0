package org.fengsui.jobs.durable;

import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;

/** Found by Flink through the service loader. */
public final class SyncedFileSystemFactory implements FileSystemFactory {
    @Override
    public String getScheme() {
        return SyncedFileSystem.SCHEME;
    }

    @Override
    public FileSystem create(URI uri) {
        return new SyncedFileSystem();
    }
}
