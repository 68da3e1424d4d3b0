package org.fengsui.gateway.sl651.exchange;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fengsui.gateway.sl651.body.Body;

/**
 * Knows the last messages of each station, so that one sent again is confirmed and not published
 * again. A message is known by station, function, serial number and everything after the send time,
 * which a resend may change. Thread-safe.
 */
final class Receipts {
    /** Messages remembered for each station. */
    static final int WINDOW = 64;

    /** The message's fate, and whether it had been seen before. */
    record Receipt(CompletableFuture<Void> safe, boolean duplicate) {}

    private final Map<String, LinkedHashMap<Long, CompletableFuture<Void>>> byStation =
            new ConcurrentHashMap<>();

    /**
     * The receipt of a message.
     *
     * @param keeping keeps it; asked only where it is new, or was not kept the last time
     */
    Receipt of(
            String address, int function, byte[] body, Supplier<CompletableFuture<Void>> keeping) {
        long key = keyOf(function, body);
        LinkedHashMap<Long, CompletableFuture<Void>> known =
                byStation.computeIfAbsent(address, station -> new LinkedHashMap<>());
        synchronized (known) {
            CompletableFuture<Void> before = known.get(key);
            if (before != null && !before.isCompletedExceptionally()) {
                return new Receipt(before, true);
            }
            CompletableFuture<Void> safe = keeping.get();
            known.remove(key);
            known.put(key, safe);
            if (known.size() > WINDOW) {
                Iterator<Long> oldest = known.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            return new Receipt(safe, false);
        }
    }

    private static long keyOf(int function, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) function);
            digest.update(body, 0, 2);
            digest.update(body, Body.HEAD, body.length - Body.HEAD);
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
