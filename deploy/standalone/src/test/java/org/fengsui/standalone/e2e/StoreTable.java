package org.fengsui.standalone.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks the store in SQL. */
record StoreTable(House house, URI uri) {

    long count(String table) throws IOException, InterruptedException {
        return rows("select count() from " + table).get(0).get(0).asLong();
    }

    /** Rows, each an array of its columns. */
    List<JsonNode> rows(String sql) throws IOException, InterruptedException {
        JsonNode answer =
                house.get(
                        URI.create(
                                uri
                                        + "/exec?query="
                                        + URLEncoder.encode(sql, StandardCharsets.UTF_8)));
        List<JsonNode> rows = new ArrayList<>();
        answer.path("dataset").forEach(rows::add);
        return rows;
    }
}
