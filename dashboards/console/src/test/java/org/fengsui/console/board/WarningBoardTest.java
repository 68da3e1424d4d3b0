package org.fengsui.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningBoardTest {

    private static final String TOPIC = "warn/demo/_/_/waterlogging/U1";

    private final WarningBoard board = new WarningBoard();

    @Test
    void published_newRevision_replacesAndIsRemembered() {
        publish(TOPIC, "w1", "yellow", "raised", 1);
        publish(TOPIC, "w1", "orange", "upgraded", 2);
        assertThat(ids()).containsExactly("w1");
        assertThat(board.current("w1").path("level").asText()).isEqualTo("orange");
        assertThat(board.revisions("w1")).containsOnlyKeys(1, 2);
    }

    @Test
    void published_olderRevision_changesNothing() {
        publish(TOPIC, "w1", "orange", "upgraded", 2);
        assertThat(publish(TOPIC, "w1", "yellow", "raised", 1)).isEmpty();
        assertThat(board.current("w1").path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void published_retainedClear_takesTheWarningAway() {
        publish(TOPIC, "w1", "none", "lifted", 3);
        assertThat(board.published(TOPIC, new byte[0]))
                .containsExactly(new WarningBoard.Change("w1", null));
        assertThat(board.current()).isEmpty();
    }

    @Test
    void published_nextWarningOnTheTopic_replacesTheOneBefore() {
        publish(TOPIC, "w1", "none", "lifted", 3);
        assertThat(publish(TOPIC, "w2", "blue", "raised", 1)).hasSize(2);
        assertThat(ids()).containsExactly("w2");
    }

    @Test
    void published_retrospectiveOnTheTopic_leavesTheOpenWarning() {
        publish(TOPIC, "w1", "orange", "raised", 1);
        publish(TOPIC, "w0", "blue", "retrospective", 1);
        assertThat(ids()).containsExactlyInAnyOrder("w1", "w0");
    }

    @Test
    void published_whatIsNoWarning_isLeftOut() {
        for (String payload :
                List.of(
                        "[]",
                        "{",
                        "{\"id\":\"w1\",\"level\":\"4\"}",
                        "{\"id\":\"<b>\",\"level\":\"red\"}")) {
            assertThat(board.published(TOPIC, payload.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
        assertThat(board.current()).isEmpty();
    }

    @Test
    void settled_notDeliveredAgain_keepsOpenOnesMarkedAndDropsEnded() {
        publish(TOPIC, "w1", "red", "upgraded", 3);
        publish("warn/demo/_/_/waterlogging/U2", "w2", "none", "lifted", 4);
        publish("warn/demo/_/_/waterlogging/U3", "w3", "blue", "raised", 1);
        board.reconnected();
        publish("warn/demo/_/_/waterlogging/U3", "w3", "blue", "raised", 1);
        board.settled();
        assertThat(ids()).containsExactlyInAnyOrder("w1", "w3");
        assertThat(board.current("w1").path("unconfirmed").asBoolean()).isTrue();
        assertThat(board.current("w3").has("unconfirmed")).isFalse();
    }

    private List<WarningBoard.Change> publish(
            String topic, String id, String level, String status, int revision) {
        return board.published(
                topic,
                """
                {"id":"%s","subject":"U1","level":"%s","status":"%s","revision":%d}"""
                        .formatted(id, level, status, revision)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private List<String> ids() {
        return board.current().stream().map((JsonNode w) -> w.path("id").asText()).toList();
    }
}
