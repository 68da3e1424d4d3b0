package org.fengsui.standalone.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An ext4 file system in an image file, on a loop device.
 *
 * <p>The image is what reached the device. What the kernel still holds in the page cache of the
 * mounted file system is not in it, and the journal is committed every ten minutes only unless
 * somebody syncs: a copy of the image is what a power cut would leave.
 */
final class LoopImage implements AutoCloseable {
    private static final long BYTES = 48 << 20;
    private static final int ATTEMPTS = 500;

    private final Path image;
    private final Path mount;
    private final String device;

    private LoopImage(Path image) throws IOException {
        this.image = image;
        mount = Files.createDirectories(image.resolveSibling(image.getFileName() + ".mounted"));
        device = run("losetup", "--find", "--show", image.toString()).strip();
        try {
            run("mount", "-t", "ext4", "-o", "commit=600", device, mount.toString());
        } catch (IOException failed) {
            run("losetup", "--detach", device);
            throw failed;
        }
    }

    /**
     * Makes and mounts an empty one.
     *
     * @throws IOException with the reason where this process may not
     */
    static LoopImage create(Path image) throws IOException {
        if (!Files.exists(Path.of("/dev/loop-control"))) {
            throw new IOException("there is no /dev/loop-control");
        }
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            throw new IOException("only root may mount");
        }
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        run("mkfs.ext4", "-q", "-F", image.toString());
        return new LoopImage(image);
    }

    /** Where its files are. */
    Path files() {
        return mount;
    }

    /** Mounts a copy of what has reached the device by now, at one moment. */
    LoopImage cutPower(Path copy) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String before = writes();
            Files.copy(image, copy, StandardCopyOption.REPLACE_EXISTING);
            if (before.equals(writes()) && before.endsWith(" 0")) {
                return new LoopImage(copy);
            }
        }
        throw new IOException(device + " was written to during each of " + ATTEMPTS + " copies");
    }

    /** Writes completed since the device exists, and requests under way. */
    private String writes() throws IOException {
        Path counters = Path.of("/sys/block", Path.of(device).getFileName().toString(), "stat");
        String[] fields = Files.readString(counters).strip().split(" +");
        return fields[4] + " " + fields[8];
    }

    @Override
    public void close() {
        try {
            try {
                run("umount", mount.toString());
            } catch (IOException busy) {
                run("umount", "--lazy", mount.toString());
                throw busy;
            } finally {
                run("losetup", "--detach", device);
            }
            Files.delete(mount);
            Files.delete(image);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + ": " + status + ", " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        return said;
    }
}
