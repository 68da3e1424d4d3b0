package org.fengsui.standalone.run;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Which configuration messages the broker retains, kept as digests so that a start tells news. */
final class Published {
    private final Path file;
    private final Map<String, String> digests = new HashMap<>();

    private Published(Path file) {
        this.file = file;
    }

    static Published of(Path file) throws IOException {
        Published published = new Published(file);
        if (Files.exists(file)) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                read.load(reader);
            }
            read.stringPropertyNames()
                    .forEach(topic -> published.digests.put(topic, read.getProperty(topic)));
        }
        return published;
    }

    /**
     * What has to be published, in this order: an empty message for each that is gone, then all of
     * the configuration, since its reader puts a version together from the whole. Nothing where the
     * broker retains just that already.
     */
    Map<String, String> due(Map<String, String> messages) {
        Map<String, String> now = new HashMap<>();
        messages.forEach((topic, payload) -> now.put(topic, digest(payload)));
        if (now.equals(digests)) {
            return Map.of();
        }
        Map<String, String> due = new LinkedHashMap<>();
        for (String topic : digests.keySet()) {
            if (!messages.containsKey(topic)) {
                due.put(topic, "");
            }
        }
        due.putAll(messages);
        return due;
    }

    void store(Map<String, String> messages) throws IOException {
        digests.clear();
        messages.forEach((topic, payload) -> digests.put(topic, digest(payload)));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> one : new TreeMap<>(digests).entrySet()) {
                writer.write(one.getKey() + "=" + one.getValue() + "\n");
            }
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(String payload) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
