package org.fengsui.hazards.config;

import java.util.List;
import org.fengsui.hazards.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a rule file, under {@code defaults} or {@code sites}, with the fields that it gives.
 *
 * @param <P> the type itself
 * @param <R> the rule that a complete part makes
 */
interface RulePart<P, R> {

    /** This part laid field by field over another. */
    P over(P base);

    /** Names of the fields that a rule needs and this part has not. */
    List<String> missing();

    /**
     * Notes what contradicts itself in a complete part.
     *
     * @param subject what it is for, null where it is looked at as a default
     * @param at the map it stands in
     */
    void check(@Nullable Subject subject, Fields at);

    /** The datum that its levels count from, null where it does not say. */
    default @Nullable String datum() {
        return null;
    }

    /** The rule for a subject, null where the part does not judge. */
    @Nullable R rule(String path, Subject subject);
}
