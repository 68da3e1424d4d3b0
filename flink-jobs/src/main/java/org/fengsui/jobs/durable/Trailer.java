package org.fengsui.jobs.durable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The last {@value #LENGTH} bytes of a file written through {@link SyncedFileSystem}: four of
 * magic, then the CRC32C of what stands before them.
 */
public final class Trailer {

    public static final int LENGTH = 8;

    private static final int MAGIC = 0x46734331; // "FsC1"

    private Trailer() {}

    static byte[] of(CRC32C content) {
        return ByteBuffer.allocate(LENGTH).putInt(MAGIC).putInt((int) content.getValue()).array();
    }

    /**
     * The length of a file without its trailer: its whole length where it has none.
     *
     * @throws IOException if the file cannot be read
     */
    public static long contentLength(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            long length = content.length() - LENGTH;
            if (length < 0) {
                return content.length();
            }
            content.seek(length);
            return content.readInt() == MAGIC ? length : content.length();
        }
    }

    /**
     * Whether a file is so many bytes of content, undamaged, and their trailer.
     *
     * @throws IOException if the file cannot be read
     */
    public static boolean seals(Path file, long content) throws IOException {
        if (Files.size(file) != content + LENGTH) {
            return false;
        }
        CRC32C sum = new CRC32C();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] block = new byte[1 << 16];
            for (long left = content; left > 0; ) {
                int read = in.read(block, 0, (int) Math.min(left, block.length));
                if (read < 0) {
                    throw new EOFException(file + " became shorter while it was read");
                }
                sum.update(block, 0, read);
                left -= read;
            }
            return in.readInt() == MAGIC && in.readInt() == (int) sum.getValue();
        }
    }
}
