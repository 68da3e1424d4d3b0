package org.fengsui.hazards.judging;

import org.fengsui.hazards.observation.Quality;

/**
 * How good a value is.
 *
 * @param judged as models take it: what a test that compares values calls bad is suspect here, for
 *     a flood may rise faster than any limit; it may raise a level and never lowers one
 * @param flag as it is stored
 */
record Grade(Quality judged, Quality flag) {

    static Grade of(Quality quality) {
        return new Grade(quality, quality);
    }

    /** With what the tests that look at the value alone found. */
    Grade alone(Quality found) {
        Quality worse = Quality.worst(judged, found);
        return new Grade(worse, Quality.worst(flag, found));
    }

    /** With what the tests that compare it with others found. */
    Grade compared(Quality found) {
        return new Grade(
                Quality.worst(judged, found == Quality.BAD ? Quality.SUSPECT : found),
                Quality.worst(flag, found));
    }
}
