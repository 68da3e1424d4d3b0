package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything a run keeps: entered by one process at a time, and marked with the kind
 * of run it belongs to.
 */
public final class DataFolder implements AutoCloseable {
    private static final String MARKER = "kind";
    private static final String LOCK = "lock";
    private static final long MIN_FREE_BYTES = 1L << 30;

    private final Path root;
    private @Nullable FolderLock lock;

    DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Locks the folder, making it where it does not exist, and marks it.
     *
     * @return everything that keeps this run from entering; empty when it is locked and marked
     */
    List<String> enter(Mode mode) {
        List<String> problems = new ArrayList<>();
        try {
            Files.createDirectories(root);
            lock = FolderLock.take(root, LOCK, "--data", problems);
            if (problems.isEmpty()) {
                mark(mode, problems);
                long free = Files.getFileStore(root).getUsableSpace();
                if (free < MIN_FREE_BYTES) {
                    problems.add(
                            "%s: only %d MiB are free on its disk, at least %d MiB are needed: make room, or choose another folder with --data"
                                    .formatted(root, free >> 20, MIN_FREE_BYTES >> 20));
                }
            }
        } catch (IOException unwritable) {
            problems.add(
                    "%s: cannot be written (%s): allow it, or choose another folder with --data"
                            .formatted(root, unwritable));
        }
        if (!problems.isEmpty()) {
            close();
        }
        return problems;
    }

    public Path root() {
        return root;
    }

    public Path accounts() {
        return root.resolve("accounts");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path store() {
        return root.resolve("store");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    public Path archive() {
        return root.resolve("archive");
    }

    /** Where segments wait for the store. */
    public Path segments() {
        return root.resolve("segments");
    }

    public Path scratch() {
        return root.resolve("tmp");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** Copies of the configuration that runs. */
    public Path configuration() {
        return root.resolve("config");
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    private void mark(Mode mode, List<String> problems) throws IOException {
        Path marker = root.resolve(MARKER);
        if (Files.exists(marker)) {
            String kind = Files.readString(marker).trim();
            if (!kind.equals(mode.id())) {
                problems.add(
                        "%s: holds the data of a run of kind '%s' and this one is '%s': choose another folder with --data"
                                .formatted(root, kind, mode.id()));
            }
        } else if (holdsSomethingElse()) {
            problems.add(
                    "%s: holds files that are not Fengsui's: choose an empty or new folder with --data"
                            .formatted(root));
        } else {
            Files.writeString(marker, mode.id() + "\n");
        }
    }

    private boolean holdsSomethingElse() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.anyMatch(file -> !file.getFileName().toString().equals(LOCK));
        }
    }
}
