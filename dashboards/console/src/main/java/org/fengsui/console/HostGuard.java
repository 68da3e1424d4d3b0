package org.fengsui.console;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers only requests that were addressed to this server by name. A foreign web page that points
 * its own name at our address (DNS rebinding) sends that name as {@code Host} and is refused.
 */
final class HostGuard {

    private static final Set<String> LOOPBACK =
            Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final String bind;

    HostGuard(String bind) {
        this.bind = bind.toLowerCase(Locale.ROOT);
    }

    static boolean isLoopback(String address) {
        return LOOPBACK.contains(address.toLowerCase(Locale.ROOT));
    }

    /** Whether the {@code Host} header names this server. */
    boolean accepts(@Nullable String hostHeader) {
        if (hostHeader == null) {
            return false;
        }
        String host = hostHeader.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        if (LOOPBACK.contains(host) || host.equals(bind) || host.equals("[" + bind + "]")) {
            return true;
        }
        return ANY.contains(bind) && ADDRESS.matcher(host).matches();
    }
}
