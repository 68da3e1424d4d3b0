package org.fengsui.hazards.rules;

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
 */
public record ScalarRule(
        String path, Levels levels, Persistence persistence, double suspectRise, double boxRise) {}
