package org.fengsui.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/** Ready segments as the sink leaves them, and waiting for their upload. */
final class Segments {

    private Segments() {}

    static Path write(Path root, int epoch, List<String> lines) throws IOException {
        Path file =
                root.resolve("ready")
                        .resolve(
                                String.format(
                                        Locale.ROOT, "%012d-test-0000-0000-0000abcd.gz", epoch));
        Files.createDirectories(file.getParent());
        Path temporary = root.resolve("temporary");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(temporary))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Files.move(temporary, file);
    }

    static void awaitEmpty(StoreUploader uploader) {
        await(() -> uploader.status().segments() == 0);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting after 20 s").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
