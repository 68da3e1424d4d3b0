package org.fengsui.hazards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/**
 * A gauge that is cut off for six hours and then sends them all at once, shuffled and in part
 * twice: the sums and the level at the end are those of a gauge that was never cut off, nothing
 * sounds for what is old, and nothing is lifted while nobody knew.
 */
class LateBatchPropertyTest {

    private static final long MINUTE = Rig.MINUTE;
    private static final long HOUR = 60 * MINUTE;
    private static final long CUT = 4 * HOUR;
    private static final long BACK = 10 * HOUR;
    private static final long END = 17 * HOUR;
    private static final Set<Status> QUIET =
            Set.of(Status.RETROSPECTIVE, Status.UPDATED, Status.PENDING_LIFT);

    private static final String RULES =
            """
            version: 1
            waterlogging: {defaults: {any: {levels: {blue: 0.15, yellow: 0.27, orange: 0.40, red: 0.60}, hysteresis: 0.03, confirm: 1, hold: PT10M, suspect_rise: 0.05}}}
            river:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10, rises: [{window: PT1H, level: yellow, m: 0.40}]}}
              sites: {REACH: {warning: 2.0, guarantee: 2.5}}
            reservoir:
              defaults: {any: {blue_margin: 0.30, hysteresis: 0.05, confirm: 1, hold: PT1H, suspect_rise: 0.10}}
              sites: {DAM: {normal: 2.0, design: 2.5, check: 3.0}}
            rainstorm: {defaults: {any: {clauses: [{window: PT1H, level: blue, mm: 20}, {window: PT3H, level: yellow, mm: 50}, {window: PT6H, level: orange, mm: 90}], continuing: {window: PT1H, mm: 0.1}, min_coverage: 0.9, confirm: 1, hold: PT30M}}}
            """;

    private static Rig rig(String station) {
        return Rig.of(
                """
                areas: [{id: D1, level: district, name: 一区}]
                subjects:
                  - {id: DAM, kind: reservoir, name: 水库, area: D1, location: {lon: 115, lat: 28}}
                  - {id: REACH, kind: reach, name: 河段, area: D1, location: {lon: 115, lat: 28}}
                stations:
                  - {id: S, area: D1, location: {lon: 115, lat: 28}, interval: PT10M, %s}
                """
                        .formatted(station),
                RULES);
    }

    @Property(tries = 30)
    void depth(@ForAll long seed) {
        check("kind: waterlogging, quantities: [water_depth]", "water_depth", seed, 0, 0.08);
    }

    @Property(tries = 30)
    void stage(@ForAll long seed) {
        check("kind: river, subject: REACH, quantities: [stage]", "stage", seed, 1.6, 0.12);
    }

    @Property(tries = 30)
    void reservoir(@ForAll long seed) {
        check("kind: reservoir, subject: DAM, quantities: [stage]", "stage", seed, 1.6, 0.12);
    }

    @Property(tries = 30)
    void rain(@ForAll long seed) {
        check("kind: rain, quantities: [rain]", "rain", seed, -1, 3);
    }

    @Property(tries = 30)
    void rainFromACounter(@ForAll long seed) {
        check(
                "kind: rain, sensors: [{quantity: rain_total}, {quantity: rain, from: rain_total}]",
                "rain_total",
                seed,
                -1,
                3);
    }

    private static void check(
            String station, String quantity, long seed, double start, double step) {
        Random random = new Random(seed);
        List<Reading> all = new ArrayList<>();
        double value = start;
        double total = 0;
        for (long at = 0; at <= END; at += 10 * MINUTE) {
            double amount =
                    random.nextInt(3) == 0 ? Math.round(random.nextDouble() * step * 40) / 10.0 : 0;
            value = Math.max(0, value + random.nextGaussian() * step);
            total += amount;
            double sent = quantity.equals("rain") ? amount : start < 0 ? total : value;
            all.add(Rig.reading("S", quantity, Rig.START + at, Math.round(sent * 1000) / 1000.0));
        }
        Rig undisturbed = rig(station).sendAll(all);
        Rig cut = rig(station);
        long received = Rig.START + BACK;
        List<Reading> late = new ArrayList<>();
        for (Reading reading : all) {
            long at = reading.time() - Rig.START;
            if (at < CUT) {
                cut.send(reading);
            } else if (at < BACK) {
                late.add(delayed(reading, received));
                if (random.nextInt(4) == 0) {
                    late.add(delayed(reading, received));
                }
            }
        }
        cut.advance(received - 1);
        assertThat(cut.warnings)
                .filteredOn(w -> w.issued() > Rig.START + CUT)
                .as("absence")
                .noneMatch(w -> w.status() == Status.LIFTED || lowers(w));
        if (!quantity.equals("rain_total")) {
            Collections.shuffle(late, random); // a counter is exact in order of time only
        }
        int before = cut.warnings.size();
        late.stream().filter(r -> received - r.time() > HOUR).forEach(cut::send);
        assertThat(cut.warnings.subList(before, cut.warnings.size()))
                .as("the batch")
                .allMatch(w -> QUIET.contains(w.status()));
        late.stream().filter(r -> received - r.time() <= HOUR).forEach(cut::send);
        all.stream().filter(r -> r.time() >= received).forEach(cut::send);

        assertThat(level(cut, quantity)).isEqualTo(level(undisturbed, quantity));
        assertThat(last(cut)).isEqualTo(last(undisturbed));
    }

    private static boolean lowers(Warning warning) {
        return warning.previousLevel().isAbove(warning.level());
    }

    private static Reading delayed(Reading reading, long received) {
        return new Reading(
                reading.station(),
                "",
                reading.quantity(),
                0,
                reading.time(),
                -1,
                false,
                reading.value(),
                Quality.NOT_EVALUATED,
                received);
    }

    private static Level level(Rig rig, String quantity) {
        String judged = quantity.equals("rain_total") ? "rain" : quantity;
        return rig.station("S").series.get(judged).current.level;
    }

    /** Sums and rises of the newest reading. */
    private static TreeMap<String, Double> last(Rig rig) {
        long newest =
                rig.indicators.stream()
                        .filter(i -> i.station().equals("S"))
                        .mapToLong(Indicator::time)
                        .max()
                        .orElse(0);
        TreeMap<String, Double> last = new TreeMap<>();
        rig.indicators.stream()
                .filter(i -> i.station().equals("S") && i.time() == newest)
                .forEach(i -> last.put(i.name(), i.value()));
        return last;
    }
}
