package org.fengsui.jobs.operators;

import java.io.Serializable;

/**
 * What the judging part of the pipeline starts from.
 *
 * @param registry text of the initial registry (YAML or JSON)
 * @param rules text of the initial rule set (YAML or JSON)
 * @param exercise whether this runs on the exercise root
 * @param end deadlines later than this epoch ms are ignored; {@link Long#MAX_VALUE} when live
 * @param indicators whether indicators are given out; warnings do not depend on it
 */
public record JudgingOptions(
        String registry, String rules, boolean exercise, long end, boolean indicators)
        implements Serializable {

    /** With indicators. */
    public JudgingOptions(String registry, String rules, boolean exercise, long end) {
        this(registry, rules, exercise, end, true);
    }
}
