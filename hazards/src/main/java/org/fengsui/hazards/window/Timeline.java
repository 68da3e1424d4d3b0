package org.fengsui.hazards.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Overlapping readings of one gauge made into one course of rain, whatever the order they came in.
 *
 * <p>The finer period counts first, of equal periods the earlier end. A reading then adds only what
 * the ones before it have not told: its amount less theirs within its interval, not below 0, spread
 * evenly over the time they leave open. Cost: O(n log n); only gauges that overlap need it.
 */
final class Timeline {

    private final TreeMap<Long, Piece> byEnd = new TreeMap<>();

    private record Piece(long from, long to, long amount, long period) {
        long within(long start, long end) {
            return Pieces.fallen(from, to, amount, end) - Pieces.fallen(from, to, amount, start);
        }
    }

    private record Gap(long from, long to) {}

    Timeline(RainReadings readings) {
        int[] finestFirst =
                IntStream.range(0, readings.count)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> readings.periods[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int previous = -1;
        for (int index : finestFirst) {
            long end = readings.ends[index];
            long period = readings.periods[index];
            long start = end - period;
            if (previous >= 0 && readings.periods[previous] == period) {
                long overlap = readings.ends[previous] - start;
                if (overlap > 0 && overlap <= RainReadings.jitter(period)) {
                    start = readings.ends[previous];
                }
            }
            lay(start, end, readings.amounts[index], period);
            previous = index;
        }
    }

    void walk(Pieces pieces) {
        for (Piece piece : byEnd.descendingMap().values()) {
            if (!pieces.add(piece.from, piece.to, piece.amount, piece.period)) {
                return;
            }
        }
    }

    private void lay(long start, long end, long amount, long period) {
        List<Gap> gaps = new ArrayList<>();
        long known = 0;
        long open = 0;
        long reached = start;
        Map.Entry<Long, Piece> entry = byEnd.higherEntry(start);
        while (entry != null && entry.getValue().from < end) {
            Piece piece = entry.getValue();
            known += piece.within(start, end);
            if (piece.from > reached) {
                gaps.add(new Gap(reached, piece.from));
                open += piece.from - reached;
            }
            reached = piece.to;
            entry = byEnd.higherEntry(reached);
        }
        if (reached < end) {
            gaps.add(new Gap(reached, end));
            open += end - reached;
        }
        long left = Math.max(0, amount - known);
        long before = 0;
        for (Gap gap : gaps) {
            long after = before + gap.to - gap.from;
            long share = Pieces.fallen(0, open, left, after) - Pieces.fallen(0, open, left, before);
            byEnd.put(gap.to, new Piece(gap.from, gap.to, share, period));
            before = after;
        }
    }
}
