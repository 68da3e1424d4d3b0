package org.fengsui.console;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What every request passes first: headers, the name it was sent to, who sends it. */
final class Gate {

    private final ConsoleOptions options;
    private final PageHeaders headers;
    private final HostGuard hosts;

    Gate(ConsoleOptions options, PageHeaders headers) {
        this.options = options;
        this.headers = headers;
        this.hosts = new HostGuard(options.bind());
    }

    void check(Context context) {
        headers.asMap().forEach(context::header);
        if (!hosts.accepts(context.header("Host"))) {
            throw new ForbiddenResponse(
                    "this server answers to its own address only; check the address bar");
        }
        Credentials expected = options.webAccess();
        if (expected != null && !presents(context.header("Authorization"), expected)) {
            context.header("WWW-Authenticate", "Basic realm=\"Fengsui\", charset=\"UTF-8\"");
            throw new UnauthorizedResponse("user and password, please");
        }
    }

    private static boolean presents(@Nullable String header, Credentials expected) {
        if (header == null) {
            return false;
        }
        String pair = expected.user() + ":" + expected.password();
        String basic =
                "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(
                basic.getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }
}
