package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.operators.Harness.START;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.ConfigMessage;
import org.fengsui.hazards.wire.ConfigMessages;
import org.fengsui.hazards.wire.IngestGap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlFunctionTest {

    private OneInputStreamOperatorTestHarness<Arrival, ControlEvent> harness;
    private long received = START;

    @BeforeEach
    void open() throws Exception {
        harness = harness(null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static OneInputStreamOperatorTestHarness<Arrival, ControlEvent> harness(
            OperatorSubtaskState state) throws Exception {
        return harness(state, Harness.registry(1, "W1", "W2"));
    }

    private static OneInputStreamOperatorTestHarness<Arrival, ControlEvent> harness(
            OperatorSubtaskState state, String initial) throws Exception {
        var harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new ControlFunction(initial)), 1, 1, 0);
        harness.getExecutionConfig()
                .configure(Harness.nativeTypes(), ControlFunctionTest.class.getClassLoader());
        harness.setup();
        harness.initializeState(state);
        harness.open();
        return harness;
    }

    private void send(ConfigMessage message) throws Exception {
        harness.processElement(
                new Arrival(++received, message.topic(), message.payload()), received);
    }

    private static List<ConfigMessage> version(int version) {
        String rules = Harness.rules(version, 0.1);
        Registry registry = RegistryReader.read("r", Harness.registry(version, "W1", "W2"));
        return new ArrayList<>(
                ConfigMessages.of(registry, RuleSetReader.read("rules", rules, registry), rules));
    }

    @Test
    void messagesInAnyOrder_giveOneEventWhenComplete() throws Exception {
        List<ConfigMessage> messages = version(2);
        Collections.shuffle(messages, new Random(3));
        for (ConfigMessage message : messages) {
            assertThat(harness.extractOutputValues()).isEmpty();
            send(message);
        }

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(each -> assertThat(each.kind()).isEqualTo(ControlEvent.Kind.CONFIG))
                .satisfies(each -> assertThat(each.received()).isEqualTo(received));
    }

    @Test
    void restoredBetweenMessages_stillCompletes() throws Exception {
        List<ConfigMessage> messages = version(2);
        for (int i = 0; i < messages.size(); i++) {
            send(messages.get(i));
            if (i == 1) {
                OperatorSubtaskState state = harness.snapshot(1, 1);
                harness.close();
                harness = harness(state);
            }
        }

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void malformedMessage_isRejectedAndDoesNotDisturb() throws Exception {
        List<ConfigMessage> messages = version(2);
        send(new ConfigMessage("config/rules", "{]".getBytes(StandardCharsets.UTF_8)));
        send(
                new ConfigMessage(
                        Arrival.GAP, "{\"from\":9,\"to\":3}".getBytes(StandardCharsets.UTF_8)));
        for (ConfigMessage message : messages) {
            send(message);
        }

        assertThat(harness.getSideOutput(ControlFunction.REJECTED)).hasSize(2);
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void gap_isPassedOn() throws Exception {
        send(new ConfigMessage(Arrival.GAP, new IngestGap(3, 9).toJson()));

        assertThat(harness.extractOutputValues())
                .containsExactly(ControlEvent.gap(received, new IngestGap(3, 9)));
    }

    private List<String> reviewed() {
        var records = harness.getSideOutput(ControlFunction.REVIEWS);
        return records == null
                ? List.of()
                : records.stream().map(each -> each.getValue().subject()).toList();
    }

    private static List<ConfigMessage> version(int version, String... stations) {
        String rules = Harness.rules(version, 0.1);
        Registry registry = RegistryReader.read("r", Harness.registry(version, stations));
        return ConfigMessages.of(registry, RuleSetReader.read("rules", rules, registry), rules);
    }

    @Test
    void stationLeavingTheRegistry_isReviewedOnce() throws Exception {
        for (ConfigMessage message : version(2, "W1", "W3")) {
            send(message);
        }
        harness.processElement(
                new Arrival(
                        ++received,
                        Arrival.GAP,
                        "{\"from\":1,\"to\":2}".getBytes(StandardCharsets.UTF_8)),
                received);

        assertThat(reviewed()).containsExactly("W2");
    }

    @Test
    void stationThatLeftWhileTheJobWasStopped_isReviewedWithTheFirstEvent() throws Exception {
        for (ConfigMessage message : version(2, "W1", "W2", "W3")) {
            send(message);
        }
        assertThat(reviewed()).isEmpty();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness(state, Harness.registry(3, "W1", "W2"));
        harness.processElement(
                new Arrival(
                        ++received,
                        Arrival.GAP,
                        "{\"from\":1,\"to\":2}".getBytes(StandardCharsets.UTF_8)),
                received);

        assertThat(reviewed()).containsExactly("W3");
    }
}
