package org.fengsui.jobs.replay.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory a replay writes to. All work is done in a subdirectory of it, so that a replay
 * which is killed leaves no half file; {@code summary.json} comes last and says that the rest is
 * whole.
 */
public final class OutputDirectory implements Closeable {

    private static final String WORK_PREFIX = ".replay-";
    private static final List<String> FILES =
            List.of(
                    OutputFiles.WARNINGS,
                    OutputFiles.INDICATORS,
                    OutputFiles.REJECTED,
                    OutputFiles.REPORT,
                    OutputFiles.SUMMARY);

    private final Path directory;
    private final Path work;

    private OutputDirectory(Path directory, Path work) {
        this.directory = directory;
        this.work = work;
    }

    /** What keeps a replay from writing there, in one sentence; null where nothing does. */
    public static @Nullable String problem(Path directory) {
        if (!Files.exists(directory)) {
            return null;
        }
        if (!Files.isDirectory(directory)) {
            return directory + ": is a file; --output must name a directory";
        }
        if (!Files.isWritable(directory)) {
            return directory + ": may not be written; check its permissions";
        }
        try (Stream<Path> entries = Files.list(directory)) {
            Set<String> known = Set.copyOf(FILES);
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !known.contains(name) && !name.startsWith(WORK_PREFIX))
                    .sorted()
                    .findFirst()
                    .map(
                            name ->
                                    directory
                                            + ": holds '"
                                            + name
                                            + "', which is not from a replay; name an empty or new"
                                            + " directory")
                    .orElse(null);
        } catch (IOException unreadable) {
            return directory + ": cannot be read: " + unreadable.getMessage();
        }
    }

    /** Makes the directory and a fresh work directory in it; removes what a killed replay left. */
    public static OutputDirectory open(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Path left : workDirectories(directory)) {
            delete(left);
        }
        return new OutputDirectory(directory, Files.createTempDirectory(directory, WORK_PREFIX));
    }

    /** For everything that is gone at the end. */
    public Path work() {
        return work;
    }

    /** Where the files are written before {@link #publish}. */
    public Path files() throws IOException {
        return Files.createDirectories(work.resolve("files"));
    }

    /** Replaces the files of an earlier replay by those in {@link #files}. */
    public void publish() throws IOException {
        Files.deleteIfExists(directory.resolve(OutputFiles.SUMMARY));
        for (String name : FILES) {
            Path file = files().resolve(name);
            if (Files.exists(file)) {
                Files.move(file, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(directory.resolve(name));
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(work);
    }

    private static List<Path> workDirectories(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(e -> String.valueOf(e.getFileName()).startsWith(WORK_PREFIX))
                    .toList();
        } catch (NotDirectoryException file) {
            throw new IOException(directory + ": is a file, expected a directory", file);
        }
    }

    private static void delete(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
