package org.fengsui.jobs.replay.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;

/**
 * One input as it was named: a CSV file, a JSON Lines file, an answer of the USGS, or the directory
 * of an archive. What is packed with gzip is unpacked, whatever its name.
 */
public record InputFile(String path) implements Serializable {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    public static InputFile of(Path path) {
        return new InputFile(path.toString());
    }

    /** Opens the rows in the order of the file; {@link InputException} where it is no input. */
    public Rows<Input> open(RejectLog log) throws IOException {
        return open(log, bytes -> {});
    }

    /** The same, telling how many bytes are read from disk as they are read. */
    Rows<Input> open(RejectLog log, LongConsumer progress) throws IOException {
        Path root = Path.of(path);
        if (!Files.exists(root)) {
            throw new InputException(path + ": there is no such file or directory");
        }
        if (!Files.isDirectory(root)) {
            return openFile(root, log, progress);
        }
        return new ArchiveRows(root);
    }

    /** Size on disk in bytes of all that exist, for progress. */
    public static long size(List<InputFile> inputs) throws IOException {
        long size = 0;
        for (InputFile input : inputs) {
            Path root = Path.of(input.path);
            for (Path file : Files.isDirectory(root) ? files(root) : List.of(root)) {
                size += Files.exists(file) ? Files.size(file) : 0;
            }
        }
        return size;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isLines(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    }

    private static Rows<Input> openFile(Path file, RejectLog log, LongConsumer progress)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        InputStream in = unpacked(file, progress);
        try {
            if (UsgsValues.isOne(in)) {
                return new UsgsValues(in, name, log);
            }
            in.mark(1);
            int first = in.read();
            in.reset();
            return first == '{' || isLines(file)
                    ? new MessageLines(in, name, log)
                    : new CsvReadings(in, name, log);
        } catch (IOException unusable) {
            in.close();
            throw unusable;
        }
    }

    private static InputStream unpacked(Path file, LongConsumer progress) throws IOException {
        InputStream in =
                new BufferedInputStream(
                        new CountedStream(Files.newInputStream(file), progress), BUFFER);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC
                ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER)
                : in;
    }
}
