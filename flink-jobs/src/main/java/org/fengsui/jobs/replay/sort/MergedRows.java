package org.fengsui.jobs.replay.sort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges sequences that are each in order. Equal rows come in the order of the sequences. */
public final class MergedRows<T> implements Rows<T> {

    private final List<Rows<T>> sources;
    private final Comparator<Head<T>> order;
    private final PriorityQueue<Head<T>> others;
    private @Nullable Head<T> current;

    /** Takes over the sources: closing this closes them. */
    public MergedRows(List<? extends Rows<T>> sources, Comparator<T> order) throws IOException {
        this.sources = new ArrayList<>(sources);
        this.order = Comparator.<Head<T>, T>comparing(h -> h.row, order).thenComparing(h -> h.rank);
        this.others = new PriorityQueue<>(this.order);
        for (int rank = 0; rank < this.sources.size(); rank++) {
            T row = this.sources.get(rank).next();
            if (row != null) {
                others.add(new Head<>(this.sources.get(rank), rank, row));
            }
        }
        current = others.poll();
    }

    @Override
    public @Nullable T next() throws IOException {
        Head<T> head = current;
        if (head == null) {
            return null;
        }
        T row = head.row;
        T following = head.source.next();
        if (following == null) {
            current = others.poll();
            return row;
        }
        head.row = following;
        Head<T> rival = others.peek();
        if (rival != null && order.compare(rival, head) < 0) {
            current = others.poll();
            others.add(head);
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        for (Rows<T> source : sources) {
            source.close();
        }
    }

    private static final class Head<T> {
        private final Rows<T> source;
        private final int rank;
        private T row;

        Head(Rows<T> source, int rank, T row) {
            this.source = source;
            this.rank = rank;
            this.row = row;
        }
    }
}
