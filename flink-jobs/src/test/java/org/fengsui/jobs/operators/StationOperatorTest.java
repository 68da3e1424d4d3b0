package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.operators.Harness.MINUTE;
import static org.fengsui.jobs.operators.Harness.START;
import static org.fengsui.jobs.operators.Harness.config;
import static org.fengsui.jobs.operators.Harness.depth;
import static org.fengsui.jobs.operators.Harness.options;
import static org.fengsui.jobs.operators.Harness.registry;
import static org.fengsui.jobs.operators.Harness.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.wire.IngestGap;
import org.fengsui.hazards.wire.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationOperatorTest {

    private static final double[] FLOOD = {
        0, 0.03, 0.07, 0.11, 0.14, 0.18, 0.22, 0.26, 0.30, 0.27, 0.20, 0.12, 0.05, 0
    };

    private KeyedBroadcastOperatorTestHarness<String, Reading, ControlEvent, Assessment> harness;

    @BeforeEach
    void open() throws Exception {
        harness = Harness.stations(options(Long.MAX_VALUE), null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void send(Reading reading) throws Exception {
        harness.processElement(reading, reading.received());
    }

    private void control(ControlEvent event) throws Exception {
        harness.processBroadcastElement(event, event.received());
    }

    private <X> List<X> side(OutputTag<X> tag) {
        var records = harness.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(r -> r.getValue()).toList();
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>();
        harness.extractOutputValues().forEach(each -> all.add(each.toString()));
        side(StationOperator.OBSERVATIONS).forEach(each -> all.add(each.toString()));
        side(StationOperator.INDICATORS).forEach(each -> all.add(each.toString()));
        side(StationOperator.REJECTED).forEach(each -> all.add(each.toString()));
        Collections.sort(all);
        return all;
    }

    private Assessment newest() {
        List<Assessment> all = harness.extractOutputValues();
        return all.get(all.size() - 1);
    }

    private static List<Reading> flood() {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < FLOOD.length; i++) {
            readings.add(depth("W1", START + i * MINUTE, FLOOD[i]));
            readings.add(depth("W2", START + i * MINUTE, START + i * MINUTE + 7, FLOOD[i] / 2));
            readings.add(depth("W9", START + i * MINUTE, 1));
            if (i % 5 == 4) {
                readings.add(depth("W1", START + (i - 3) * MINUTE, START + i * MINUTE, 0.2));
            }
        }
        return readings;
    }

    /** Sends all, the watermark following every four minutes, each batch in an order of its own. */
    private List<String> run(Random order, boolean interrupted) throws Exception {
        List<Reading> readings = flood();
        for (long now = START; now < START + 60 * MINUTE; now += 4 * MINUTE) {
            long from = now;
            List<Reading> batch =
                    new ArrayList<>(
                            readings.stream()
                                    .filter(r -> r.received() >= from)
                                    .filter(r -> r.received() < from + 4 * MINUTE)
                                    .toList());
            Collections.shuffle(batch, order);
            for (int i = 0; i < batch.size(); i++) {
                send(batch.get(i));
                if (interrupted && i == batch.size() / 2) {
                    restart();
                }
            }
            harness.watermark(now + 4 * MINUTE - 1);
        }
        return everything();
    }

    private final List<String> earlier = new ArrayList<>();

    private void restart() throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        earlier.addAll(everything());
        harness.close();
        harness = Harness.stations(options(Long.MAX_VALUE), state);
    }

    @Test
    void arrivalsShuffledBetweenWatermarks_giveTheSameOutput() throws Exception {
        List<String> first = run(new Random(1), false);
        assertThat(first).anyMatch(line -> line.contains("level=ORANGE"));
        for (int seed = 2; seed < 6; seed++) {
            harness.close();
            open();
            assertThat(run(new Random(seed), false)).isEqualTo(first);
        }
    }

    @Test
    void restoredWithHeldReadings_givesTheSameOutput() throws Exception {
        List<String> first = run(new Random(1), false);
        harness.close();
        open();
        List<String> second = new ArrayList<>(run(new Random(2), true));
        second.addAll(earlier);
        Collections.sort(second);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void manyReadings_leaveOneTimerPerStation() throws Exception {
        for (int i = 0; i < 30; i++) {
            send(depth("W1", START + i * 1000, 0.1));
            send(depth("W2", START + i * 1000, 0.1));
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
            harness.watermark(START + i * 1000);
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
        }
    }

    @Test
    void gap_movesTheDeadlinesOfSilence() throws Exception {
        send(depth("W1", START, 0.1));
        harness.watermark(START);
        long back = START + 60 * MINUTE;
        control(ControlEvent.gap(back, new IngestGap(START + MINUTE, back)));
        harness.watermark(back + MINUTE);
        assertThat(newest().freshness()).isEqualTo(Freshness.FRESH);

        harness.watermark(back + 2 * MINUTE);
        assertThat(newest().freshness()).isEqualTo(Freshness.STALE);
        assertThat(newest().received()).isEqualTo(back + 2 * MINUTE);
    }

    @Test
    void deadline_afterTheEnd_isIgnored() throws Exception {
        harness.close();
        harness = Harness.stations(options(START + 2 * MINUTE), null);
        send(depth("W1", START, 0.1));
        harness.watermark(START + 2 * MINUTE);
        harness.watermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void rules_takeEffectAtTheirReceived() throws Exception {
        control(config(START + 2 * MINUTE, 2, registry(1, "W1", "W2"), rules(2, 0.04)));
        for (int i = 0; i < 4; i++) {
            send(depth("W1", START + i * MINUTE, 0.05));
        }
        harness.watermark(START + 3 * MINUTE);

        assertThat(harness.extractOutputValues())
                .extracting(Assessment::level, Assessment::received, Assessment::rules)
                .first()
                .isEqualTo(org.assertj.core.groups.Tuple.tuple(Level.BLUE, START + 2 * MINUTE, 2));
    }

    @Test
    void rules_ofSmallerVersion_changeNothing() throws Exception {
        control(config(START, 3, registry(1, "W1"), rules(3, 0.06)));
        control(config(START + 1, 2, registry(1, "W1"), rules(2, 0.02)));
        send(depth("W1", START + MINUTE, 0.05));
        send(depth("W1", START + 2 * MINUTE, 0.06));
        harness.watermark(START + 2 * MINUTE);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(each -> assertThat(each.rules()).isEqualTo(3));
    }

    @Test
    void invalidRules_areRejectedOnceWithAllErrorsAndChangeNothing() throws Exception {
        String typos =
                rules(2, 0.01)
                        .replace("hysteresis", "hysterisis")
                        .replace("confirm: 1", "confirm: often")
                        .replace("PT10M", "ten");
        control(config(START, 2, registry(2, "W1", "W3"), typos));
        send(depth("W1", START + MINUTE, 0.05));
        send(depth("W2", START + MINUTE, 0.09));
        harness.watermark(START + 2 * MINUTE);

        assertThat(side(StationOperator.REJECTED))
                .singleElement()
                .extracting(Rejected::reason)
                .asString()
                .contains("hysterisis", "often", "ten", "config/rules");
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(each -> assertThat(each.rules()).isEqualTo(1));
    }

    @Test
    void registryThatDropsRatedSite_withInvalidRules_changesNothing() throws Exception {
        harness.close();
        String rated = rules(1, 0.08) + "  sites: {W2: {levels: {blue: 0.05}}}\n";
        harness =
                Harness.stations(
                        new JudgingOptions(registry(1, "W1", "W2"), rated, false, Long.MAX_VALUE),
                        null);
        control(config(START, 2, registry(2, "W1"), "version: two"));
        send(depth("W1", START + MINUTE, 0.09));
        send(depth("W2", START + MINUTE, 0.09));
        harness.watermark(START + MINUTE);

        assertThat(harness.extractOutputValues()).hasSize(2);
    }

    @Test
    void stationAddedWhileRunning_isMissedWhenItFallsSilent() throws Exception {
        control(config(START, 2, registry(2, "W1", "W2", "W3"), rules(2, 0.08)));
        send(depth("W3", START + MINUTE, 0.1));
        harness.watermark(START + MINUTE);
        harness.watermark(START + 60 * MINUTE);

        assertThat(harness.extractOutputValues())
                .extracting(Assessment::freshness)
                .containsExactly(Freshness.FRESH, Freshness.STALE, Freshness.UNKNOWN);
    }

    @Test
    void controlEvents_areRestored() throws Exception {
        control(config(START, 2, registry(2, "W1", "W3"), rules(2, 0.04)));
        restart();
        send(depth("W3", START + MINUTE, 0.05));
        harness.watermark(START + MINUTE);

        assertThat(newest().rules()).isEqualTo(2);
    }

    @Test
    void unknownStation_isRejectedWithWhatToDo() throws Exception {
        send(depth("W9", START, 1));
        harness.watermark(START);

        assertThat(side(StationOperator.REJECTED))
                .singleElement()
                .extracting(Rejected::reason)
                .isEqualTo("unknown station 'W9'; add it to the registry");
    }

    @Test
    void stationRemoved_overARestore_endsItsDeadlinesAndSaysNothingMore() throws Exception {
        send(depth("W1", START, 0.1));
        harness.watermark(START);
        control(config(START + MINUTE, 2, registry(2, "W2"), rules(2, 0.08)));
        restart();
        harness.watermark(START + 3 * MINUTE);
        assertThat(harness.numEventTimeTimers()).isZero();
        send(depth("W1", START + 4 * MINUTE, 0.3));
        harness.watermark(START + 60 * MINUTE);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(side(StationOperator.REJECTED))
                .singleElement()
                .extracting(Rejected::reason)
                .isEqualTo("unknown station 'W1'; add it to the registry");
    }

    @Test
    void idUsedAgain_overARestore_startsAfresh() throws Exception {
        send(depth("W1", START, 0.3));
        send(depth("W1", START + MINUTE, 0.3));
        harness.watermark(START + MINUTE);
        assertThat(newest().level()).isEqualTo(Level.ORANGE);
        restart();
        String again =
                registry(2, "W1", "W2")
                        .replace(
                                "id: W1,",
                                "id: W1, installed: \"%s\","
                                        .formatted(Instant.ofEpochMilli(START + 2 * MINUTE)));
        control(config(START + 2 * MINUTE, 2, again, rules(2, 0.08)));
        send(depth("W1", START + 3 * MINUTE, 0.1));
        restart();
        harness.watermark(START + 3 * MINUTE);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(each -> assertThat(each.level()).isEqualTo(Level.BLUE))
                .satisfies(each -> assertThat(each.onset()).isEqualTo(START + 3 * MINUTE));
    }
}
