package org.fengsui.hazards.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Payload bytes as text: validity, hash, cut. */
final class Payloads {

    static final int KEPT_BYTES = 4096;
    private static final int HASH_BYTES = 8;

    private Payloads() {}

    /** Whether the bytes are UTF-8 text without NUL. One pass without allocation for ASCII. */
    static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
            if (b < 0) {
                return isStrictUtf8(bytes);
            }
        }
        return true;
    }

    private static boolean isStrictUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The text of the first bytes: at most 4 KiB of UTF-8 that ends with a whole character. */
    static String cut(byte[] bytes) {
        byte[] start = bytes.length <= KEPT_BYTES ? bytes : Arrays.copyOf(bytes, KEPT_BYTES);
        byte[] text = new String(start, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        boolean whole = text.length <= KEPT_BYTES && start == bytes;
        int end = whole ? text.length : characterStart(text, Math.min(text.length, KEPT_BYTES));
        String cut = new String(text, 0, end, StandardCharsets.UTF_8);
        boolean halfCharacter = start != bytes && cut.endsWith("\uFFFD");
        return halfCharacter ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** The greatest index up to {@code limit} at which a character starts, or the end. */
    private static int characterStart(byte[] utf8, int limit) {
        int end = limit;
        while (end > 0 && end < utf8.length && (utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    /** Foreign text fit for a message: no control characters, not longer than {@code limit}. */
    static String printable(String text, int limit) {
        int end = Math.min(text.length(), limit);
        if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder printable = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            printable.append(Character.isISOControl(c) || c == '\uFFFD' ? '?' : c);
        }
        return end < text.length() ? printable.append('…').toString() : printable.toString();
    }
}
