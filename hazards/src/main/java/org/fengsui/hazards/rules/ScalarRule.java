package org.fengsui.hazards.rules;

import java.util.List;
import org.fengsui.hazards.warning.Level;

/**
 * Rule for a value in m that is dangerous when it is high.
 *
 * <p>Hazard {@code waterlogging}, quantity {@code water_depth}: levels blue … red, and {@code
 * close_at} of the subject as an orange step. Hazard {@code river}, quantity {@code stage} above
 * the station's datum: near 警戒 blue, ≥ 警戒 {@code warning} yellow, ≥ 保证 {@code guarantee} orange, ≥
 * {@code highest} on record red; only those that are configured.
 *
 * <p>Hazard {@code reservoir}, quantity {@code stage}: near the limit blue, ≥ the flood limit of
 * the season, or else {@code normal}, yellow, ≥ {@code design} orange, ≥ {@code check} red, and
 * {@code crest}.
 *
 * @param path where it stands in the rule set, e.g. {@code waterlogging.underpass}
 * @param suspectRise rise in m/min from which a single value is doubtful until the next confirms it
 * @param boxRise rise in m/min from dry ground beyond which no water rises: a plateau after it is
 *     an object below the head, such as a parked car. {@link Double#POSITIVE_INFINITY} for never
 * @param rises any one that is met gives its level, whatever the value
 */
public record ScalarRule(
        String path,
        Levels levels,
        Persistence persistence,
        double suspectRise,
        double boxRise,
        List<Rise> rises) {

    /** A rise by {@code metres} or more within {@code window} ms reaches {@code level}. */
    public record Rise(long window, Level level, double metres) {

        /** Name of the indicator: {@code rise_15min}, {@code rise_1h}. */
        public String indicator() {
            return window % 3_600_000L == 0
                    ? "rise_" + window / 3_600_000L + "h"
                    : "rise_" + window / 60_000L + "min";
        }
    }

    /** A rule that looks at the value alone. */
    public ScalarRule(
            String path,
            Levels levels,
            Persistence persistence,
            double suspectRise,
            double boxRise) {
        this(path, levels, persistence, suspectRise, boxRise, List.of());
    }
}
