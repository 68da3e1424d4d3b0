package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.operators.Harness.MINUTE;
import static org.fengsui.jobs.operators.Harness.START;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad messages are rejected with their reason while the good ones between them are judged. */
class BadInputTest {

    private static final String REGISTRY =
            Harness.registry(1, "W1", "W2")
                    + "  - {id: P1, kind: rain, area: D1, location: {lon: 115.9, lat: 28.7},"
                    + " interval: PT5M, quantities: [rain]}\n";

    private OneInputStreamOperatorTestHarness<Input, Reading> decode;
    private KeyedBroadcastOperatorTestHarness<String, Reading, ControlEvent, Assessment> stations;
    private long received = START;

    @BeforeEach
    void open() throws Exception {
        decode = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeFunction());
        stations =
                Harness.stations(
                        new JudgingOptions(REGISTRY, Harness.rules(1, 0.08), false, Long.MAX_VALUE),
                        null);
    }

    @AfterEach
    void close() throws Exception {
        decode.close();
        stations.close();
    }

    private void send(String topic, byte[] payload) throws Exception {
        received += 10;
        decode.processElement(Input.of(new Arrival(received, topic, payload)), received);
        for (Reading reading : decode.extractOutputValues()) {
            stations.processElement(reading, reading.received());
        }
        decode.getOutput().clear();
        stations.watermark(received);
    }

    private void send(String topic, String payload) throws Exception {
        send(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    private void depth(String station, long time, double value) throws Exception {
        send("obs/" + station, message(station, time, "water_depth", value));
    }

    private static String message(String station, long time, String quantity, Object value) {
        return "{\"station\":\"%s\",\"time\":%d,\"values\":{\"%s\":%s}}"
                .formatted(station, time, quantity, value);
    }

    private List<Rejected> rejected() {
        List<Rejected> all = new ArrayList<>();
        for (var queue :
                Arrays.asList(
                        decode.getSideOutput(DecodeFunction.REJECTED),
                        stations.getSideOutput(StationOperator.REJECTED))) {
            if (queue != null) {
                queue.forEach(each -> all.add(each.getValue()));
            }
        }
        return all;
    }

    private List<Indicator> indicators() {
        ConcurrentLinkedQueue<StreamRecord<Indicator>> queue =
                stations.getSideOutput(StationOperator.INDICATORS);
        return queue == null ? List.of() : queue.stream().map(StreamRecord::getValue).toList();
    }

    private void assertGoodReadingIsJudged(double depth, Level level) throws Exception {
        depth("W1", received, depth);
        assertThat(stations.extractOutputValues())
                .last()
                .satisfies(each -> assertThat(each.level()).isEqualTo(level));
    }

    @Test
    void eachBadMessage_isRejectedWithItsOwnReason() throws Exception {
        byte[] huge = new byte[4 << 20];
        Arrays.fill(huge, (byte) ' ');
        send("obs/W1", huge);
        send("obs/W2", message("W1", START, "water_depth", 0.3));
        send("obs/W1", message("W1", START, "water_depth", "NaN"));
        send("obs/W9", message("W9", START, "water_depth", 0.3));
        send("obs/W1", message("W1", START, "stage", 0.3));

        List<Rejected> rejected = rejected();
        assertThat(rejected).hasSize(5);
        assertThat(rejected).extracting(Rejected::reason).doesNotHaveDuplicates();
        assertThat(rejected)
                .extracting(Rejected::reason)
                .anyMatch(reason -> reason.contains("4194304 bytes"))
                .anyMatch(reason -> reason.contains("'W1' disagrees with the topic"))
                .anyMatch(reason -> reason.contains("NaN"))
                .anyMatch(reason -> reason.equals("unknown station 'W9'; add it to the registry"))
                .anyMatch(reason -> reason.contains("has no 'stage' in the registry"));
        assertThat(rejected)
                .allSatisfy(each -> assertThat(each.payload().length()).isLessThanOrEqualTo(4096));
        assertGoodReadingIsJudged(0.3, Level.ORANGE);
    }

    @Test
    void tenThousandRandomPayloads_areAllRejectedAndGoodOnesBetweenAreJudged() throws Exception {
        Random random = new Random(7);
        long first = START;
        for (int i = 0; i < 10_000; i++) {
            byte[] payload = new byte[random.nextInt(300)];
            random.nextBytes(payload);
            send("obs/W1", payload);
            if (i % 1_000 == 0) {
                depth("W1", first + i * 10, 0.09 + i / 1_000 * 0.001);
            }
        }

        assertThat(rejected()).hasSize(10_000);
        assertThat(stations.extractOutputValues()).hasSize(10);
        assertGoodReadingIsJudged(0.1, Level.BLUE);
    }

    @Test
    void readingsInReverse_giveTheSameLevelAndSums() throws Exception {
        double[] depths = {0.02, 0.06, 0.1, 0.14, 0.17, 0.21, 0.26, 0.2, 0.12, 0.05};
        List<String[]> messages = new ArrayList<>();
        for (int i = 0; i < depths.length; i++) {
            long time = START - (depths.length - i) * MINUTE;
            messages.add(new String[] {"W1", message("W1", time, "water_depth", depths[i])});
        }
        for (int i = 0; i < 5; i++) {
            long time = START / (5 * MINUTE) * 5 * MINUTE - (5 - i) * 5 * MINUTE;
            String rain = message("P1", time, "rain", 1.5 * i);
            messages.add(
                    new String[] {
                        "P1", rain.replace(",\"values\"", ",\"period\":\"PT5M\",\"values\"")
                    });
        }
        Map<String, Double> inOrder = run(messages);
        Level level = newestLevel();
        close();
        received = START;
        open();
        Collections.reverse(messages);
        Map<String, Double> inReverse = run(messages);

        assertThat(level).isEqualTo(Level.ORANGE);
        assertThat(newestLevel()).isEqualTo(level);
        assertThat(inReverse).isEqualTo(inOrder);
        assertThat(inOrder).containsEntry("P1 rain_30min", 15.0);
        assertThat(rejected()).isEmpty();
    }

    private Level newestLevel() {
        List<Assessment> all = stations.extractOutputValues();
        return all.get(all.size() - 1).level();
    }

    /** What the indicators are as of the newest reading of their station. */
    private Map<String, Double> run(List<String[]> messages) throws Exception {
        for (String[] message : messages) {
            send("obs/" + message[0], message[1]);
        }
        Map<String, Long> newest = new TreeMap<>();
        indicators().forEach(each -> newest.merge(each.station(), each.time(), Math::max));
        Map<String, Double> values = new TreeMap<>();
        for (Indicator each : indicators()) {
            if (each.time() == newest.get(each.station())) {
                values.put(each.station() + " " + each.name(), each.value());
            }
        }
        return values;
    }
}
