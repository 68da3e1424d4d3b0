package org.fengsui.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.fengsui.jobs.store.StoreTarget;
import org.fengsui.standalone.run.ExternalStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where history goes. */
final class StoreOptions {
    private static final String QUESTDB = "questdb";
    private static final String INFLUXDB = "influxdb";

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "store, http://host:port or https://host:port")
    private String url = "";

    @Option(
            names = "--store-kind",
            paramLabel = "influxdb|questdb",
            defaultValue = INFLUXDB,
            description =
                    "InfluxDB 2, or QuestDB, where tables are made (default: ${DEFAULT-VALUE})")
    private String kind = "";

    @Option(
            names = "--store-token-file",
            paramLabel = "FILE",
            description = "file that holds the token; InfluxDB needs one")
    private @Nullable Path tokenFile;

    @Option(
            names = "--org",
            paramLabel = "NAME",
            defaultValue = "fengsui",
            description = "organisation of InfluxDB (default: ${DEFAULT-VALUE})")
    private String org = "";

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            defaultValue = "fengsui",
            description = "bucket of InfluxDB (default: ${DEFAULT-VALUE})")
    private String bucket = "";

    void check(Collection<String> errors) {
        if (url.isEmpty()) {
            errors.add("--store: is needed");
        } else if (!isUrl()) {
            errors.add(
                    "--store: expected http://host:port or https://host:port, not '" + url + "'");
        }
        if (!kind.equals(INFLUXDB) && !kind.equals(QUESTDB)) {
            errors.add("--store-kind: expected influxdb or questdb, not '" + kind + "'");
        }
        if (kind.equals(INFLUXDB) && tokenFile == null) {
            errors.add("--store-token-file: is needed with InfluxDB");
        }
        if (tokenFile != null) {
            try {
                if (token().isEmpty()) {
                    errors.add(tokenFile + ": is empty (--store-token-file)");
                }
            } catch (IOException unreadable) {
                errors.add(
                        "%s: cannot be read (%s): give a readable file with --store-token-file"
                                .formatted(tokenFile, unreadable.getClass().getSimpleName()));
            }
        }
    }

    /**
     * Of options that were checked.
     *
     * @throws IOException if the token cannot be read any more
     */
    ExternalStore store() throws IOException {
        return new ExternalStore(
                new StoreTarget(url, tokenFile == null ? "none" : token(), org, bucket),
                kind.equals(QUESTDB));
    }

    private String token() throws IOException {
        return tokenFile == null ? "" : Files.readString(tokenFile, StandardCharsets.UTF_8).strip();
    }

    private boolean isUrl() {
        try {
            URI parsed = new URI(url);
            return ("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))
                    && parsed.getHost() != null
                    && parsed.getUserInfo() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }
}
