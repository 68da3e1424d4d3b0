package org.fengsui.gateway.sl651.exchange;

import java.time.Clock;
import org.fengsui.gateway.sl651.outbox.Keeper;
import org.fengsui.gateway.sl651.publish.Translator;
import org.fengsui.gateway.sl651.station.Stations;

/** What all conversations share. Thread-safe. */
public final class Desk {
    private static final long MOST_UNFINISHED_BYTES = 64L << 20;
    private static final int MOST_SAID = 100_000;
    private static final int MOST_UNKNOWN = 1_000;

    final Stations stations;
    final Translator translator;
    final Keeper keeper;
    final Counters counters;
    final Clock clock;
    final Patience patience;
    final Budget budget = new Budget(MOST_UNFINISHED_BYTES);
    final Receipts receipts = new Receipts();
    final Once once = new Once(MOST_SAID);
    final Once unknown = new Once(MOST_UNKNOWN);

    public Desk(
            Stations stations,
            Translator translator,
            Keeper keeper,
            Counters counters,
            Clock clock,
            Patience patience) {
        this.stations = stations;
        this.translator = translator;
        this.keeper = keeper;
        this.counters = counters;
        this.clock = clock;
        this.patience = patience;
    }

    public Counters counters() {
        return counters;
    }
}
