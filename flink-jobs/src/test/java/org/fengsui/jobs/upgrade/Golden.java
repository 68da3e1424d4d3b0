package org.fengsui.jobs.upgrade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A savepoint of a release, with the segments that were written and not committed when it was
 * taken: {@code _metadata} and the files it names, {@code archive/pending}, {@code
 * segments/pending}.
 */
record Golden(Path folder) {

    static final Path ROOT =
            Path.of("src", "test", "resources", "org", "fengsui", "jobs", "upgrade", "savepoints");

    private static final List<String> KINDS = List.of("archive", "segments");

    /** The releases that have savepoints, oldest first. */
    static List<Path> releases() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    static Golden simulated(Path release) {
        return new Golden(release.resolve("simulated"));
    }

    static Golden live(Path release) {
        return new Golden(release.resolve("live"));
    }

    /** All bytes of the state, for a look at what is in them. */
    String bytes() throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }

    /** Keeps a savepoint and what the cancelled job left pending in its folder. */
    void keep(Path savepoint, Path jobFolder) throws IOException {
        deleteTree(folder);
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(savepoint)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        copyPending(jobFolder, folder);
    }

    /** Gives a job that is restored elsewhere the pending segments. */
    void unpack(Path jobFolder) throws IOException {
        copyPending(folder, jobFolder);
    }

    /** The pending segments of a kind, by name. */
    TreeSet<String> pending(String kind) throws IOException {
        return new TreeSet<>(new Output(folder).pending(kind));
    }

    private static void copyPending(Path from, Path to) throws IOException {
        for (String kind : KINDS) {
            Path target = to.resolve(kind).resolve("pending");
            Files.createDirectories(target);
            for (String name : new Output(from).pending(kind)) {
                Files.copy(
                        from.resolve(kind).resolve("pending").resolve(name), target.resolve(name));
            }
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
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
                    public FileVisitResult postVisitDirectory(Path directory, IOException failed)
                            throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
