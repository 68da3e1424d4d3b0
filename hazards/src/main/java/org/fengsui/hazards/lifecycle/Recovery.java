package org.fengsui.hazards.lifecycle;

import java.util.List;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/**
 * Reconciles what the world was told with a state that was restored from before (design 5).
 *
 * <p>After a crash messages are judged again, at another {@code received}, and mostly lead to the
 * same revisions. Where within a minute they do not, the world is not left with a warning nobody
 * looks after: it is said again as {@code recovered}, open, at the higher of both levels, its
 * condition unknown. It never lifts and never lowers.
 */
final class Recovery {

    private static final String REASON = "recovered";
    private static final long PATIENCE = 60_000L;

    private final Wording wording;

    Recovery(Wording wording) {
        this.wording = wording;
    }

    /** Remembers a publication that the state is behind of. */
    void published(WarningState state, Warning published, long received) {
        Warning own = state.warning;
        if (own == null && published.status().isFinal()) {
            state.warning = published; // so that its retained message is cleared in time
            state.clearAt = published.issued() + SubjectJudge.CLEAR_AFTER;
            return;
        }
        if (own != null && (knows(own, published) || isOver(own, published))) {
            return;
        }
        Warning known = state.published;
        if (known != null
                && known.id().equals(published.id())
                && known.revision() >= published.revision()) {
            return;
        }
        state.published = published;
        state.recoverAt = received + PATIENCE;
    }

    /** Forgets the publication once the state's own warning stands where it stood. */
    static void forgetIfReached(WarningState state) {
        Warning own = state.warning;
        Warning published = state.published;
        if (own != null && published != null && reached(own, published)) {
            state.published = null;
            state.recoverAt = 0;
        }
    }

    /** Says what was published and not reached again; the revisions in the order to send them. */
    List<Warning> recover(WarningState state, long now) {
        Warning published = state.published;
        state.published = null;
        state.recoverAt = 0;
        if (published == null) {
            return List.of();
        }
        Warning own = state.warning;
        if (own == null || !state.isOpen() || own.id().equals(published.id())) {
            Warning base =
                    own != null && own.id().equals(published.id()) && state.isOpen()
                            ? own
                            : published;
            Level level = base.level().max(published.level());
            return List.of(reopen(state, base, level, published.revision(), now));
        }
        Warning merged =
                Revision.of(published, now)
                        .status(Status.MERGED)
                        .level(Level.NONE)
                        .condition(Condition.UNKNOWN)
                        .reason(REASON)
                        .wording(wording.merged(published))
                        .build(SubjectJudge.VALIDITY);
        if (published.level().isAbove(own.level())) {
            return List.of(merged, reopen(state, own, published.level(), 0, now));
        }
        Warning again = Revision.of(own, now).reason(REASON).build(SubjectJudge.VALIDITY);
        state.warning = again;
        return List.of(merged, again);
    }

    private Warning reopen(WarningState state, Warning base, Level level, int after, long now) {
        Warning recovered =
                Revision.of(base, now)
                        .after(after)
                        .status(Status.UPDATED)
                        .level(level)
                        .condition(Condition.UNKNOWN)
                        .freshness(Freshness.UNKNOWN)
                        .reason(REASON)
                        .wording(wording.recovered(base, level))
                        .build(SubjectJudge.VALIDITY);
        state.warning = recovered;
        state.onset = Math.max(state.onset, WarningIds.onsetOf(recovered.id()));
        state.clearAt = 0;
        return recovered;
    }

    /** Whether the state is no older than the publication. */
    private static boolean knows(Warning own, Warning published) {
        return own.id().equals(published.id())
                && own.revision() >= published.revision()
                && (own.revision() > published.revision()
                        || own.status().isFinal() == published.status().isFinal());
    }

    /** Whether judging, come later to where the publication was, has said at least as much. */
    private static boolean reached(Warning own, Warning published) {
        return knows(own, published)
                && (own.status().isFinal() || own.level().isAtLeast(published.level()));
    }

    /** Whether the publication is of an earlier warning of the place, or says that one is over. */
    private static boolean isOver(Warning own, Warning published) {
        return !own.id().equals(published.id())
                && (published.status().isFinal()
                        || WarningIds.onsetOf(published.id()) < WarningIds.onsetOf(own.id()));
    }
}
