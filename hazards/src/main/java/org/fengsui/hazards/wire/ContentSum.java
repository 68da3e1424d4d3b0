package org.fengsui.hazards.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A sum over messages that tells whether two sets of them are the same. It does not depend on
 * order, and one message is put in or taken out at constant cost: the sum modulo 2^64 of the first
 * eight bytes of each SHA-256. It finds what was lost or is old; it is no protection against
 * forgery.
 */
final class ContentSum {

    private long sum;

    void add(ConfigMessage message) {
        sum += digest(message);
    }

    void remove(ConfigMessage message) {
        sum -= digest(message);
    }

    String hex() {
        return HexFormat.of().toHexDigits(sum);
    }

    private static long digest(ConfigMessage message) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(message.topic().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return ByteBuffer.wrap(sha.digest(message.payload())).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
