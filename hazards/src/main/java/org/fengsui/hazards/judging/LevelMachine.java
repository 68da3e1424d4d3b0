package org.fengsui.hazards.judging;

import org.fengsui.hazards.rules.Persistence;
import org.fengsui.hazards.warning.Level;

/**
 * Confirm, hysteresis and hold: turns what single samples reach into a level that does not flap.
 *
 * <p>Up: a level is taken up with the {@code confirm}-th consecutive sample that reaches it. Down:
 * a level is given up when the value has stayed below it by the hysteresis for {@code hold} ms of
 * measured time, to the highest level held meanwhile. Nobody knows what happened while the samples
 * were further apart than {@code longestGap}, so the hold begins anew after such a gap. Samples
 * must come in order of time; the state after a set of samples is then a function of the set. Cost:
 * constant.
 */
public final class LevelMachine {

    private LevelMachine() {}

    /**
     * Takes in a sample.
     *
     * @param unheard ms since the sample before in which nobody listened: they prolong the hold
     */
    public static void step(
            LevelState state, Step step, Persistence persistence, long longestGap, long unheard) {
        if (step.time() - state.stepAt > longestGap) {
            state.belowSince = 0;
        } else if (state.belowSince != 0) {
            state.belowSince += unheard;
        }
        state.stepAt = step.time();
        raise(state, step, persistence);
        lower(state, step, persistence);
    }

    private static void raise(LevelState state, Step step, Persistence persistence) {
        Level confirmed = Level.NONE;
        for (Level level : Level.values()) {
            if (level == Level.NONE) {
                continue;
            }
            int i = level.ordinal() - 1;
            boolean reaches = step.mayRaise() && step.reached().isAtLeast(level);
            state.streaks[i] = reaches ? Math.min(state.streaks[i] + 1, persistence.confirm()) : 0;
            if (state.streaks[i] >= persistence.confirm()) {
                confirmed = level;
            }
        }
        if (confirmed.isAbove(state.level)) {
            if (state.level == Level.NONE) {
                state.onset = step.time();
            }
            state.level = confirmed;
            state.belowSince = 0;
        }
    }

    private static void lower(LevelState state, Step step, Persistence persistence) {
        if (step.held().isAtLeast(state.level)) {
            state.belowSince = 0;
            return;
        }
        if (!step.mayLower()) {
            return;
        }
        if (state.belowSince == 0) {
            state.belowSince = step.time();
            state.heldBelow = step.held();
        } else {
            state.heldBelow = state.heldBelow.max(step.held());
        }
        if (step.time() - state.belowSince >= persistence.hold()) {
            state.level = state.heldBelow;
            state.belowSince = 0;
            if (state.level == Level.NONE) {
                state.onset = 0;
            }
        }
    }
}
