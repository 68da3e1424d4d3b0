package org.fengsui.gateway.sl651.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What stations send as a test (function 30): lines of JSON in a file of the gateway's folder,
 * never on the broker. At 16 MiB the file is renamed and the older one dropped. One thread.
 */
final class TestStore {
    private static final long MOST_BYTES = 16L << 20;

    private final Path file;

    TestStore(Path folder) {
        this.file = folder.resolve("test.jsonl");
    }

    void write(OutMessage message) throws IOException {
        if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
            Files.move(
                    file, file.resolveSibling("test.1.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        }
        String line =
                "{\"topic\":\"%s\",\"payload\":%s}%n"
                        .formatted(
                                message.topic(),
                                new String(message.payload(), StandardCharsets.UTF_8));
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
