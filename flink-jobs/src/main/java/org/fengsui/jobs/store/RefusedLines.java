package org.fengsui.jobs.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines that the store would not take, kept with the reason in {@code refused.jsonl}. After a
 * crash within a segment a line can stand there twice.
 */
final class RefusedLines {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    RefusedLines(Path root) {
        this.file = root.resolve("refused.jsonl");
    }

    void add(String segment, String line, String reason) throws IOException {
        Map<String, String> row =
                new TreeMap<>(Map.of("segment", segment, "line", line, "reason", reason));
        byte[] bytes = (json.writeValueAsString(row) + '\n').getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
