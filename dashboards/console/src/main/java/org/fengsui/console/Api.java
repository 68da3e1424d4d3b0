package org.fengsui.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.console.board.WarningBoard;
import org.fengsui.console.history.History;
import org.fengsui.console.history.Sample;
import org.fengsui.console.history.SeriesRequest;
import org.fengsui.hazards.registry.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a page asks for: the state, the samples of a series, the revisions of a warning. */
final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final int POINTS = 1_500;

    private final ObjectMapper json = new ObjectMapper();
    private final ConsoleOptions options;
    private final StateJson state;
    private final WarningBoard warnings;
    private final History history;

    Api(ConsoleOptions options, StateJson state, WarningBoard warnings) {
        this.options = options;
        this.state = state;
        this.warnings = warnings;
        this.history = options.history();
    }

    void register(RoutesConfig routes) {
        routes.get("/api/state", context -> answer(context, state.state()));
        routes.get("/api/stations/{id}/series", this::series);
        routes.get("/api/warnings/{id}", this::warning);
        routes.get("/healthz", context -> answer(context, state.heartbeat().put("status", "ok")));
        routes.exception(
                IllegalArgumentException.class,
                (e, context) -> error(context, 400, String.valueOf(e.getMessage())));
    }

    private void series(Context context) throws IOException {
        String station = context.pathParam("id");
        Registry registry = options.registry().get();
        if (registry.station(station) == null) {
            throw new NotFoundResponse("no such station");
        }
        String[] series = parameter(context, "quantity").split("@", 2);
        SeriesRequest request =
                new SeriesRequest(
                        station,
                        series.length == 2 ? series[1] : "",
                        series[0],
                        EpochMs.parse(parameter(context, "from")),
                        EpochMs.parse(parameter(context, "to")),
                        POINTS);
        ObjectNode answer = json.createObjectNode();
        ArrayNode samples = answer.putArray("samples");
        try {
            for (Sample sample : history.series(request)) {
                samples.addArray()
                        .add(sample.time())
                        .add(sample.value())
                        .add(sample.quality())
                        .add(sample.period());
            }
        } catch (IOException e) {
            LOG.warn("History of {} is not to be had: {}", station, e.getMessage());
            error(context, 503, "the store does not answer");
            return;
        }
        answer(context, answer);
    }

    private void warning(Context context) throws IOException {
        String id = context.pathParam("id");
        Map<Integer, JsonNode> revisions = new TreeMap<>();
        boolean complete = true;
        try {
            for (JsonNode stored : history.revisions(id)) {
                revisions.put(stored.path("revision").asInt(), stored);
            }
        } catch (IOException e) {
            LOG.warn("Revisions of {} are not to be had: {}", id, e.getMessage());
            complete = false;
        }
        revisions.putAll(warnings.revisions(id));
        if (revisions.isEmpty() && complete) {
            throw new NotFoundResponse("no such warning");
        }
        ObjectNode answer = json.createObjectNode();
        answer.set("current", warnings.current(id));
        answer.put("history_complete", complete);
        ArrayNode list = answer.putArray("revisions");
        revisions.values().forEach(list::add);
        answer(context, answer);
    }

    private static String parameter(Context context, String name) {
        String value = context.queryParam(name);
        if (value == null) {
            throw new BadRequestResponse("query parameter " + name + " is missing");
        }
        return value;
    }

    private void answer(Context context, JsonNode body) throws IOException {
        context.contentType("application/json; charset=utf-8").result(json.writeValueAsBytes(body));
    }

    private void error(Context context, int status, String message) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .result(json.createObjectNode().put("error", message).toString());
    }
}
