package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.hazards.judging.Rig.MINUTE;
import static org.fengsui.hazards.judging.Rig.START;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;

/** Lateness inside the live age, duplicates and corrections do not change where a station ends. */
class ArrivalOrderPropertyTest {

    private static final String REGISTRY =
            """
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: W1, kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT1M, quantities: [water_depth]}
              - {id: G1, kind: rain, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT5M, quantities: [rain]}
            """;
    private static final String RULES =
            """
            version: 1
            waterlogging:
              defaults:
                any: {levels: {blue: 0.15, yellow: 0.27, orange: 0.40, red: 0.60}, hysteresis: 0.03, confirm: 2, hold: PT10M, suspect_rise: 0.05}
            rainstorm:
              defaults:
                any: {clauses: [{window: PT1H, level: blue, mm: 15}, {window: PT1H, level: yellow, mm: 25}, {window: PT3H, level: orange, mm: 50}, {window: PT3H, level: red, mm: 100}], continuing: {window: PT1H, mm: 0.1}, min_coverage: 0.9, confirm: 1, hold: PT30M}
            """;

    @Property(tries = 300)
    void depth_lateDuplicatedAndCorrected_endsAsInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Reading> inOrder = new ArrayList<>();
        double depth = 0.1;
        for (int m = 0; m < 90; m++) {
            depth = Math.max(0, depth + random.nextGaussian() * 0.03 + 0.004);
            inOrder.add(reading("W1", "water_depth", 0, START + m * MINUTE, depth));
        }
        check(inOrder, random, "W1", "water_depth", 25 * MINUTE);
    }

    @Property(tries = 150)
    void rain_lateDuplicatedAndCorrected_endsAsInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Reading> inOrder = new ArrayList<>();
        for (int m = 0; m < 60; m++) {
            double mm = random.nextInt(4) == 0 ? 0 : Math.round(random.nextDouble() * 60) / 10.0;
            inOrder.add(reading("G1", "rain", 5 * MINUTE, START + 5 * m * MINUTE, mm));
        }
        check(inOrder, random, "G1", "rain", 25 * MINUTE);
    }

    private static void check(
            List<Reading> inOrder, Random random, String station, String series, long lateness) {
        Rig expected = Rig.of(REGISTRY, RULES).sendAll(inOrder);
        List<Reading> arrivals = new ArrayList<>();
        for (Reading reading : inOrder) {
            boolean last = reading == inOrder.get(inOrder.size() - 1);
            long delay =
                    last || random.nextInt(3) > 0 ? 0 : (long) (random.nextDouble() * lateness);
            long received = reading.time() + delay;
            if (!last && random.nextInt(6) == 0) {
                Reading wrong =
                        reading(
                                station,
                                reading.quantity(),
                                reading.period(),
                                reading.time(),
                                reading.value() / 2);
                arrivals.add(at(wrong, received));
                received += 1;
            }
            arrivals.add(at(reading, received));
            if (random.nextInt(5) == 0) {
                arrivals.add(at(reading, received + 1 + random.nextInt(60_000)));
            }
        }
        Rig actual = Rig.of(REGISTRY, RULES).sendAll(arrivals);

        LevelState want = expected.station(station).series.get(series).current;
        LevelState got = actual.station(station).series.get(series).current;
        assertThat(describe(got)).isEqualTo(describe(want));
        assertThat(newestIndicators(actual, station))
                .isEqualTo(newestIndicators(expected, station));
    }

    private static String describe(LevelState state) {
        return String.join(
                " ",
                state.level.id(),
                "since " + state.onset,
                "streaks " + Arrays.toString(state.streaks),
                "below " + state.heldBelow.id() + " since " + state.belowSince,
                "accepted " + state.accepted + " at " + state.acceptedAt,
                "doubtful " + state.doubtful);
    }

    private static String newestIndicators(Rig rig, String station) {
        List<Indicator> own =
                rig.indicators.stream().filter(i -> i.station().equals(station)).toList();
        long newest = own.stream().mapToLong(Indicator::time).max().orElse(0);
        long received =
                own.stream()
                        .filter(i -> i.time() == newest)
                        .mapToLong(Indicator::received)
                        .max()
                        .orElse(0);
        return own.stream()
                .filter(i -> i.time() == newest && i.received() == received)
                .collect(Collectors.toMap(Indicator::name, Indicator::value, (a, b) -> b))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(e -> e.getKey()))
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private static Reading reading(
            String station, String quantity, long period, long time, double value) {
        return new Reading(
                station, "", quantity, period, time, -1, false, value, Quality.NOT_EVALUATED, time);
    }

    private static Reading at(Reading r, long received) {
        return new Reading(
                r.station(),
                r.sensor(),
                r.quantity(),
                r.period(),
                r.time(),
                r.seq(),
                r.historical(),
                r.value(),
                r.quality(),
                received);
    }
}
