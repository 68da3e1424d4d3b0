package org.fengsui.hazards.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fengsui.hazards.observation.Quality;

class SamplesPropertyTest {

    private record Sent(long time, double value, long seq) {}

    @Property(tries = 400)
    void insert_anyOrderWithDuplicatesAndCorrections_keepsTheSameSamples(
            @ForAll @IntRange(min = 1, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 1800) int seconds,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Sent> sent = new ArrayList<>();
        TreeMap<Long, Sent> truth = new TreeMap<>();
        long time = 0;
        for (int i = 0; i < size; i++) {
            time += 1 + random.nextInt(seconds * 1000);
            int versions = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
            for (int version = 0; version < versions; version++) {
                Sent reading = new Sent(time, random.nextInt(5) / 10.0, 3L * i + version);
                sent.add(reading);
                truth.put(time, reading);
                if (random.nextInt(4) == 0) {
                    sent.add(reading);
                }
            }
        }
        Collections.shuffle(sent, random);

        Samples samples = new Samples();
        for (Sent reading : sent) {
            samples.insert(reading.time, reading.value, Quality.GOOD, reading.seq, true);
        }

        List<Map.Entry<Long, Sent>> newestFirst = new ArrayList<>(truth.descendingMap().entrySet());
        List<Sent> expected = new ArrayList<>();
        for (Map.Entry<Long, Sent> entry : newestFirst) {
            boolean young = entry.getKey() > time - Samples.RETAINED;
            if (expected.size() < Samples.AT_LEAST || young && expected.size() < Samples.AT_MOST) {
                expected.add(entry.getValue());
            }
        }
        Collections.reverse(expected);
        List<Sent> kept = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            kept.add(new Sent(samples.time(i), samples.value(i), samples.seq(i)));
        }
        assertThat(kept).isEqualTo(expected);
    }
}
