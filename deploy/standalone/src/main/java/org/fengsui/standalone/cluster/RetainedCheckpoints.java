package org.fengsui.standalone.cluster;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.fengsui.jobs.durable.Trailer;
import org.fengsui.jobs.segment.Durable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints that earlier runs left in {@code folder/<job>/chk-<n>}.
 *
 * <p>A job restored from checkpoint n goes on counting at n + 1, so that the greatest number is the
 * newest; at equal numbers, which a fall-back leaves behind, the one written last.
 */
public final class RetainedCheckpoints {
    private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoints.class);
    private static final String METADATA = "_metadata";
    private static final String PREFIX = "chk-";

    private final Path folder;

    public RetainedCheckpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * What to start again from.
     *
     * @param from the newest checkpoint that can be read, null where there is none
     * @param damaged newer ones that cannot, newest first, each with the reason
     */
    public record Choice(@Nullable Path from, List<String> damaged) {}

    /** Looks for the newest readable checkpoint. */
    public Choice newestReadable() throws IOException {
        return newestReadable(Map.of());
    }

    /**
     * As {@link #newestReadable()}, passing over some.
     *
     * @param unusable checkpoints that proved so, with the reason
     */
    public Choice newestReadable(Map<Path, String> unusable) throws IOException {
        List<String> damaged = new ArrayList<>();
        for (Path checkpoint : newestFirst()) {
            String known = unusable.get(checkpoint);
            String fault = known == null ? fault(checkpoint) : known;
            if (fault == null) {
                return new Choice(checkpoint, damaged);
            }
            damaged.add(checkpoint + ": " + fault);
        }
        return new Choice(null, damaged);
    }

    /** Whether a job ever ran over this folder, readable or not. */
    public boolean holdAJob() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> jobs = Files.list(folder)) {
            return jobs.anyMatch(Files::isDirectory);
        }
    }

    /** The number of a checkpoint, which is its id in Flink. */
    public static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
    }

    /** Renames all that are newer than this one, so that they are never chosen again. */
    public void setAsideNewerThan(Path checkpoint) throws IOException {
        for (Path newer : newestFirst()) {
            if (newer.equals(checkpoint)) {
                return;
            }
            Durable.rename(newer, newer.resolveSibling("damaged-" + newer.getFileName()));
        }
    }

    /** Deletes all but the newest few, and the folders of jobs that are left without any. */
    public void prune(int keep) throws IOException {
        List<Path> all = newestFirst();
        List<Path> kept = all.subList(0, Math.min(keep, all.size()));
        if (kept.isEmpty()) {
            return;
        }
        List<Path> jobsKept = kept.stream().map(Path::getParent).distinct().toList();
        for (Path old : all.subList(kept.size(), all.size())) {
            delete(old);
        }
        try (Stream<Path> jobs = Files.list(folder)) {
            for (Path job : jobs.filter(job -> !jobsKept.contains(job)).toList()) {
                delete(job);
            }
        }
    }

    private List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            return paths.filter(RetainedCheckpoints::isComplete)
                    .sorted(
                            Comparator.comparingLong(RetainedCheckpoints::number)
                                    .thenComparingLong(RetainedCheckpoints::written)
                                    .reversed())
                    .toList();
        }
    }

    private static boolean isComplete(Path path) {
        return path.getFileName().toString().matches(PREFIX + "\\d{1,18}")
                && Files.isRegularFile(path.resolve(METADATA));
    }

    private static long written(Path checkpoint) {
        return checkpoint.resolve(METADATA).toFile().lastModified();
    }

    private static @Nullable String fault(Path checkpoint) {
        try {
            Path file = checkpoint.resolve(METADATA);
            long length = Trailer.contentLength(file);
            String fault = fault(file, length);
            if (fault != null) {
                return fault;
            }
            ByteArrayInputStream content = new ByteArrayInputStream(Files.readAllBytes(file));
            int all = content.available();
            CheckpointMetadata metadata =
                    Checkpoints.loadCheckpointMetadata(
                            new DataInputStream(content),
                            RetainedCheckpoints.class.getClassLoader(),
                            checkpoint.toUri().toString());
            if (all - content.available() != length) {
                return METADATA + " does not end where it should";
            }
            for (OperatorState operator : metadata.getOperatorStates()) {
                for (OperatorSubtaskState subtask : operator.getStates()) {
                    fault = fault(subtask);
                    if (fault != null) {
                        return fault;
                    }
                }
            }
            return null;
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("checkpoint {} is unreadable", checkpoint, unreadable);
            return "metadata unreadable (" + unreadable.getClass().getSimpleName() + ")";
        }
    }

    /** A file without trailer, written before there was one, is judged by its size alone. */
    private static @Nullable String fault(Path file, long content) throws IOException {
        long length = Files.exists(file) ? Files.size(file) : 0;
        if (length == content) {
            return null;
        }
        if (length != content + Trailer.LENGTH) {
            return "%s has %d bytes instead of %d"
                    .formatted(file.getFileName(), length, content + Trailer.LENGTH);
        }
        return Trailer.seals(file, content)
                ? null
                : file.getFileName() + " does not match its checksum";
    }

    private static @Nullable String fault(OperatorSubtaskState subtask) throws IOException {
        List<StreamStateHandle> handles = new ArrayList<>();
        for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
            handles.add(handle.getDelegateStateHandle());
        }
        for (OperatorStateHandle handle : subtask.getRawOperatorState()) {
            handles.add(handle.getDelegateStateHandle());
        }
        addDelegates(handles, subtask.getManagedKeyedState());
        addDelegates(handles, subtask.getRawKeyedState());
        for (StreamStateHandle handle : handles) {
            if (handle instanceof FileStateHandle stored) {
                String fault =
                        fault(Path.of(stored.getFilePath().getPath()), stored.getStateSize());
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private static void addDelegates(
            List<StreamStateHandle> handles, Iterable<KeyedStateHandle> keyed) {
        for (KeyedStateHandle handle : keyed) {
            if (handle instanceof KeyGroupsStateHandle groups) {
                handles.add(groups.getDelegateStateHandle());
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failed) throws IOException {
                        if (failed != null) {
                            throw failed;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
