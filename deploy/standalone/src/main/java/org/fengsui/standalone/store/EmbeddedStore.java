package org.fengsui.standalone.store;

import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.ServerMain;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * QuestDB inside this process, spoken to over HTTP alone: line protocol at {@code /api/v2/write},
 * SQL at {@code /exec}, CSV at {@code /exp}.
 *
 * <p>One per process: QuestDB keeps its log in statics.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("http.min.enabled", "false"),
                    Map.entry("pg.enabled", "false"),
                    Map.entry("line.tcp.enabled", "false"),
                    Map.entry("line.udp.enabled", "false"),
                    Map.entry("line.http.ping.version", "v2.7.4"),
                    Map.entry("telemetry.enabled", "false"),
                    Map.entry("telemetry.disable.completely", "true"),
                    Map.entry("config.reload.enabled", "false"),
                    Map.entry("shared.worker.count", "2"),
                    Map.entry("ram.usage.limit.percent", "50"));

    private static final String LOG_CONFIGURATION =
            """
            writers=file
            w.file.class=io.questdb.log.LogRollingFileWriter
            w.file.location=%s/store-${date:yyyyMMdd}.log
            w.file.level=ERROR,CRITICAL
            w.file.rollEvery=day
            w.file.rollSize=8m
            w.file.sizeLimit=32m
            """;

    private final ServerMain server;
    private final String host;

    private EmbeddedStore(ServerMain server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts the store and returns when it answers.
     *
     * @param folder where the tables live; made where it does not exist
     * @param logs folder of its log files
     * @param host address to listen on
     * @param port HTTP port to listen on, 0 for any free one
     * @throws IOException if its folders cannot be written
     */
    public static EmbeddedStore start(Path folder, Path logs, String host, int port)
            throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(logs);
        Files.writeString(
                conf.resolve("log.conf"),
                LOG_CONFIGURATION.formatted(logs.toAbsolutePath()),
                StandardCharsets.UTF_8);
        LogFactory.configureRootDir(folder.toString());
        LogFactory.init();
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("http.bind.to", host + ":" + port);
        ServerMain server =
                new ServerMain(
                        new Bootstrap(
                                new Settings(settings),
                                Bootstrap.getServerMainArgs(folder.toString())));
        server.start();
        server.awaitStartup();
        return new EmbeddedStore(server, host);
    }

    /** Base address, without a trailing slash. */
    public URI uri() {
        return URI.create("http://" + host + ":" + server.getHttpServerPort());
    }

    @Override
    public void close() {
        server.close();
    }

    /** Settings by environment, where QuestDB looks first, so that no stale file overrules them. */
    private static final class Settings extends DefaultBootstrapConfiguration {
        private final Map<String, String> environment = new HashMap<>();

        Settings(Map<String, String> settings) {
            settings.forEach(
                    (key, value) ->
                            environment.put(
                                    "QDB_" + key.replace('.', '_').toUpperCase(Locale.ROOT),
                                    value));
        }

        @Override
        public Map<String, String> getEnv() {
            return environment;
        }

        @Override
        public @Nullable String getBanner() {
            return "";
        }

        @Override
        public boolean useSite() {
            return false;
        }
    }
}
