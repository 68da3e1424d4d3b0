package org.fengsui.console;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fengsui.console.board.FeedClock;
import org.fengsui.console.board.FeedState;
import org.fengsui.console.board.NewestValue;
import org.fengsui.console.board.ValueBoard;
import org.fengsui.console.board.WarningBoard;
import org.fengsui.console.history.StoredValue;
import org.fengsui.hazards.registry.Station;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty console: one page that shows what is dangerous now, what is not known, and how old all
 * of it is.
 *
 * <p>It follows the feed by MQTT as a client of its own and serves the page, its API and a stream
 * of events. It writes nothing anywhere, so the pipeline never waits for it. A broker or a store
 * that cannot be reached does not keep it from starting; the page says so.
 */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final ConsoleOptions options;
    private final FeedClock clock;
    private final ValueBoard values = new ValueBoard();
    private final WarningBoard warnings = new WarningBoard();
    private final StreamHub hub = new StreamHub();
    private final Assets assets = new Assets();
    private final StateJson state;
    private final ScheduledExecutorService scheduler =
            Executors.newScheduledThreadPool(
                    2,
                    task -> {
                        Thread thread = new Thread(task, "console");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final MqttFeed feed;
    private final Javalin server;

    private Console(ConsoleOptions options) {
        this.options = options;
        FeedState feedState = new FeedState();
        clock = new FeedClock(options.simulated(), options.clock());
        state = new StateJson(options, clock, feedState, values, warnings);
        feed =
                new MqttFeed(
                        options,
                        new FeedRouter(
                                options.registry(),
                                clock,
                                feedState,
                                values,
                                warnings,
                                this::tell,
                                scheduler),
                        scheduler);
        server = Javalin.create(this::configure);
    }

    /**
     * Starts a console; the page is served when this returns.
     *
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static Console start(ConsoleOptions options) {
        Console console = new Console(options);
        try {
            console.server.start(options.bind(), options.port());
        } catch (RuntimeException e) {
            console.close();
            throw e;
        }
        console.begin();
        LOG.info("Console at {}", console.url());
        return console;
    }

    public int port() {
        return server.port();
    }

    /** Where a browser on this machine finds the page. */
    public String url() {
        return "http://%s:%d/".formatted(options.bind(), port());
    }

    @Override
    public void close() {
        feed.close();
        hub.close();
        scheduler.shutdownNow();
        server.stop();
    }

    private void begin() {
        scheduler.execute(this::recall);
        feed.start();
        every(options.pace().heartbeat().toMillis(), this::beat);
        every(options.pace().values().toMillis(), this::flush);
    }

    private void every(long ms, Runnable task) {
        scheduler.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("Event could not be sent", e);
                    }
                },
                ms,
                ms,
                TimeUnit.MILLISECONDS);
    }

    private void recall() {
        try {
            for (StoredValue stored : options.history().newest()) {
                Station station = options.registry().get().station(stored.station());
                if (station != null) {
                    values.recalled(
                            station,
                            stored.series(),
                            new NewestValue(
                                    stored.value(),
                                    stored.time(),
                                    stored.received(),
                                    stored.period(),
                                    false));
                    if (clock.simulated()) {
                        clock.observe(stored.received());
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("Newest stored values are not to be had: {}", e.getMessage());
        }
    }

    private void beat() {
        hub.publish(heartbeat());
    }

    private StreamEvent heartbeat() {
        return new StreamEvent("clock", state.heartbeat().toString());
    }

    private void flush() {
        List<String> changed = values.drainChanged();
        if (!changed.isEmpty() && !hub.isIdle()) {
            hub.publish(new StreamEvent("values", state.values(changed).toString()));
        }
    }

    private void tell(List<WarningBoard.Change> changes) {
        for (WarningBoard.Change change : changes) {
            hub.publish(new StreamEvent("warning", WarningEventJson.write(change).toString()));
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = 16 * 1024;
        RoutesConfig routes = config.routes;
        routes.before(new Gate(options, new PageHeaders(assets.importMapHash()))::check);
        new Api(options, state, warnings).register(routes);
        routes.get("/api/stream", context -> hub.serve(context, heartbeat()));
        routes.get("/", context -> send(context, Optional.of(assets.index())));
        routes.get("/app/<path>", context -> send(context, assets.page(context.pathParam("path"))));
        routes.get(
                "/vendor/{library}/<path>",
                context ->
                        send(
                                context,
                                assets.library(
                                        context.pathParam("library"), context.pathParam("path"))));
    }

    private static void send(Context context, Optional<Asset> found) {
        Asset asset = found.orElseThrow(() -> new NotFoundResponse("no such file"));
        context.header("Cache-Control", "no-cache").header("ETag", asset.etag());
        if (asset.etag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(asset.type()).result(asset.content());
        }
    }
}
