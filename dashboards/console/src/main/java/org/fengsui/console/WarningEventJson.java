package org.fengsui.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fengsui.console.board.WarningBoard;

/** Writes the change of one warning: its id, and what it is now or null where it is gone. */
final class WarningEventJson {

    private WarningEventJson() {}

    static ObjectNode write(WarningBoard.Change change) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", change.id());
        JsonNode warning = change.warning();
        if (warning == null) {
            node.putNull("warning");
        } else {
            node.set("warning", warning);
        }
        return node;
    }
}
