package org.fengsui.hazards.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.fengsui.hazards.warning.Hazard;

/** Names warnings: the same hazard, subject and onset always give the same id. */
final class WarningIds {

    private static final int MAX_LENGTH = 64;
    private static final int HASH_LENGTH = 10;
    private static final DateTimeFormatter ONSET =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private WarningIds() {}

    /** A readable id of at most 64 characters of {@code [A-Za-z0-9_-]}. */
    static String of(Hazard hazard, String subject, long onset) {
        String tail = "-" + ONSET.format(Instant.ofEpochMilli(onset));
        String id = hazard.id() + "-" + subject + tail;
        if (id.length() <= MAX_LENGTH) {
            return id;
        }
        int kept = MAX_LENGTH - hazard.id().length() - tail.length() - HASH_LENGTH - 2;
        return hazard.id() + "-" + subject.substring(0, kept) + "-" + hash(subject) + tail;
    }

    /** The onset that an id of {@link #of} names, epoch ms; 0 where it is no such id. */
    static long onsetOf(String id) {
        try {
            return Instant.from(ONSET.parse(id.substring(id.lastIndexOf('-') + 1))).toEpochMilli();
        } catch (DateTimeException notOurs) {
            return 0;
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
