package org.fengsui.console;

import java.util.Map;

/** The headers of every answer: what a page may load and who may look at it. */
final class PageHeaders {

    private final Map<String, String> headers;

    /**
     * @param importMapHash CSP source of the one inline script, {@code 'sha256-…'}
     */
    PageHeaders(String importMapHash) {
        headers =
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self' "
                                + importMapHash
                                + "; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                                + " font-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                                + " form-action 'none'",
                        "X-Content-Type-Options",
                        "nosniff",
                        "Referrer-Policy",
                        "no-referrer",
                        "Cross-Origin-Opener-Policy",
                        "same-origin",
                        "Cross-Origin-Resource-Policy",
                        "same-origin",
                        "Permissions-Policy",
                        "camera=(), geolocation=(), microphone=()",
                        "Cache-Control",
                        "no-store");
    }

    Map<String, String> asMap() {
        return headers;
    }
}
