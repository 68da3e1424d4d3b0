package org.fengsui.jobs.segment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of a segment root and what may be done in them.
 *
 * <pre>
 * pending/   written, their checkpoint not complete
 * ready/…    (or where the sink's encoder says) committed, waiting for their consumer
 * done/      empty files named after segments that were consumed: the memory by which a repeated
 *            commit tells "consumed" from "lost"; the newest {@value #REMEMBERED} are kept
 * </pre>
 *
 * <p>The root must be seen by all task managers and by the consumer, and be one file system. Any
 * number of processes may work in it: a segment has one writer, one committer, one consumer.
 */
public final class SegmentDirectory {

    /** How many consumed segments are remembered; far more than lie between two checkpoints. */
    private static final int REMEMBERED = 8192;

    private static final Logger LOG = LoggerFactory.getLogger(SegmentDirectory.class);

    private static final int SWEEP_AFTER = 256;

    private final Path root;
    private final int remembered;
    private int finishedSinceSweep = SWEEP_AFTER;

    public SegmentDirectory(Path root) {
        this(root, REMEMBERED);
    }

    SegmentDirectory(Path root, int remembered) {
        this.root = root;
        this.remembered = remembered;
    }

    /** What {@link #commit} found. */
    enum Commit {
        MOVED,
        READY_BEFORE,
        CONSUMED_BEFORE,
        MISSING
    }

    public void create() throws IOException {
        Durable.createFolder(pendingFolder());
        Durable.createFolder(doneFolder());
    }

    /** Where a ready segment lies. */
    public Path ready(String file) {
        return root.resolve(file);
    }

    Path pending(String file) {
        return pendingFolder().resolve(flat(file));
    }

    Path pendingFolder() {
        return root.resolve("pending");
    }

    private Path doneFolder() {
        return root.resolve("done");
    }

    /** Makes a pending segment ready by one rename; harmless when repeated. */
    Commit commit(String file) throws IOException {
        Path pending = pending(file);
        Path ready = ready(file);
        if (Files.exists(pending)) {
            Path folder = ready.getParent();
            Durable.createFolder(folder == null ? root : folder);
            Durable.rename(pending, ready);
            return Commit.MOVED;
        }
        // in this order: a consumer remembers a segment before it deletes it
        if (Files.exists(ready)) {
            return Commit.READY_BEFORE;
        }
        return Files.exists(doneFolder().resolve(flat(file)))
                ? Commit.CONSUMED_BEFORE
                : Commit.MISSING;
    }

    /** The ready segments below {@link SegmentEncoder#READY} in the order to consume them. */
    public List<String> queue() throws IOException {
        return names(root.resolve(SegmentEncoder.READY)).stream()
                .filter(name -> SegmentName.parse(name).isPresent())
                .map(name -> SegmentEncoder.READY + name)
                .toList();
    }

    /**
     * Deletes consumed segments, after noting durably that they were. A segment that is gone
     * already is passed over.
     */
    public void finish(Collection<String> files) throws IOException {
        Durable.createFolder(doneFolder());
        for (String file : files) {
            remember(flat(file));
        }
        Durable.syncFolder(doneFolder());
        for (String file : files) {
            Files.deleteIfExists(ready(file));
        }
        finishedSinceSweep += files.size();
        if (finishedSinceSweep >= SWEEP_AFTER) {
            finishedSinceSweep = 0;
            forgetOldest();
        }
    }

    /**
     * Deletes what earlier attempts of this subtask wrote after the restored checkpoint: nobody
     * will ever commit it. A segment of epoch e was closed by the first checkpoint after e; so with
     * e below the restored checkpoint it is part of that checkpoint's state and stays. Subtasks
     * that no longer exist are swept by the one with their index modulo the parallelism.
     *
     * @param restored id of the restored checkpoint, 0 when the job starts empty
     * @return how many files were deleted
     */
    int discardAbandoned(String owner, int subtask, int parallelism, long restored)
            throws IOException {
        int count = 0;
        for (String file : names(pendingFolder())) {
            SegmentName name = SegmentName.parse(file).orElse(null);
            if (name != null
                    && name.owner().equals(owner)
                    && name.subtask() % parallelism == subtask
                    && name.epoch() >= restored) {
                Files.deleteIfExists(pendingFolder().resolve(file));
                count++;
            }
        }
        return count;
    }

    private void remember(String name) throws IOException {
        try {
            Files.createFile(doneFolder().resolve(name));
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Segment {} was consumed before", name);
        }
    }

    private void forgetOldest() throws IOException {
        List<String> done = names(doneFolder());
        for (String name : done.subList(0, Math.max(0, done.size() - remembered))) {
            Files.deleteIfExists(doneFolder().resolve(name));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static String flat(String file) {
        return file.replace('/', '_');
    }
}
