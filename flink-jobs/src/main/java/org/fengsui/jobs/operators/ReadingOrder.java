package org.fengsui.jobs.operators;

import java.util.Comparator;
import org.fengsui.hazards.observation.Reading;

/** The order in which readings are judged (design 5): independent of the way they came. */
public final class ReadingOrder {

    public static final Comparator<Reading> INSTANCE =
            Comparator.comparingLong(Reading::received)
                    .thenComparingLong(Reading::time)
                    .thenComparing(Reading::quantity)
                    .thenComparing(Reading::sensor)
                    .thenComparingLong(Reading::seq)
                    .thenComparingDouble(Reading::value)
                    .thenComparingLong(Reading::period)
                    .thenComparing(Reading::historical)
                    .thenComparing(Reading::quality);

    private ReadingOrder() {}
}
