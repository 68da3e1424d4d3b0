package org.fengsui.hazards.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.judging.Rig;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

/** A state that is older than what the world was told. */
class RecoveryTest {

    private static final long MINUTE = 60_000L;
    private static final long START = 1_789_000_000_000L;
    private static final long CRASH = START + 10 * MINUTE;

    private static final String REGISTRY =
            """
            version: 1
            areas: [{id: D1, level: district, name: 一区}]
            stations:
              - {id: W1, kind: waterlogging, area: D1, location: {lon: 115.9, lat: 28.7}, interval: PT1M, quantities: [water_depth]}
            """;

    private final SubjectJudge judge = new SubjectJudge(Rig.config(REGISTRY, "version: 1"), false);
    private final List<Warning> said = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Warning> cleared = new ArrayList<>();
    private final SubjectOutput out =
            new SubjectOutput() {
                @Override
                public void warning(Warning revision) {
                    said.add(revision);
                }

                @Override
                public void clear(Warning lifted) {
                    cleared.add(lifted);
                }

                @Override
                public void acted(Action action) {
                    // the warning shows it
                }

                @Override
                public void refused(String actionId, String reason) {
                    refused.add(reason);
                }
            };

    private static Assessment depth(Level level, long onset, long time, double value) {
        return new Assessment(
                "W1",
                Hazard.WATERLOGGING,
                "W1",
                "",
                level,
                level == Level.NONE ? 0 : onset,
                time,
                time,
                Freshness.FRESH,
                Basis.MEASURED,
                Quality.GOOD,
                false,
                value,
                "m",
                Double.NaN,
                List.of(),
                null,
                null,
                1);
    }

    /** The state after the first {@code known} assessments of a flood, all of which are told. */
    private SubjectState told(int known, Level... levels) {
        SubjectState lost = new SubjectState();
        SubjectState kept = new SubjectState();
        for (int i = 0; i < levels.length; i++) {
            Assessment each = depth(levels[i], START, START + i * MINUTE, 0.1 * i);
            judge.assess(lost, each, out);
            if (i < known) {
                judge.assess(kept, each, silent());
            }
        }
        return kept;
    }

    private static SubjectOutput silent() {
        return new SubjectOutput() {
            @Override
            public void warning(Warning revision) {
                // was said before
            }

            @Override
            public void clear(Warning lifted) {
                // was said before
            }

            @Override
            public void acted(Action action) {
                // the warning shows it
            }

            @Override
            public void refused(String actionId, String reason) {
                // was said before
            }
        };
    }

    private Warning newest() {
        return said.get(said.size() - 1);
    }

    /** The broker hands over what was told last; returns it. */
    private Warning publish(SubjectState state) {
        Warning published = newest();
        judge.published(state, published, CRASH, out);
        said.clear();
        return published;
    }

    private void advance(SubjectState state, long until) {
        for (long next = SubjectJudge.nextDeadline(state);
                next <= until;
                next = SubjectJudge.nextDeadline(state)) {
            judge.deadline(state, next, out);
        }
    }

    @Test
    void published_asKnown_saysNothing() {
        SubjectState state = told(2, Level.BLUE, Level.ORANGE);
        publish(state);
        advance(state, CRASH + 5 * MINUTE);

        assertThat(said).isEmpty();
    }

    @Test
    void published_olderThanKnown_saysNothing() {
        SubjectState state = told(3, Level.YELLOW, Level.YELLOW, Level.BLUE);
        said.remove(said.size() - 1);
        publish(state);
        advance(state, CRASH + 5 * MINUTE);

        assertThat(said).isEmpty();
    }

    @Test
    void published_reachedAgainInTime_saysOnlyWhatJudgingSays() {
        SubjectState state = told(1, Level.BLUE, Level.ORANGE);
        Warning published = publish(state);
        judge.assess(state, depth(Level.ORANGE, START, START + MINUTE, 0.1), out);
        advance(state, CRASH + 5 * MINUTE);

        assertThat(said).containsExactly(published);
    }

    @Test
    void published_notReached_isSaidAgainAsRecoveredAfterAMinute() {
        SubjectState state = told(1, Level.BLUE, Level.ORANGE);
        Warning published = publish(state);
        advance(state, CRASH + MINUTE - 1);
        assertThat(said).isEmpty();
        advance(state, CRASH + MINUTE);

        assertThat(said).hasSize(1);
        Warning recovered = newest();
        assertThat(recovered.id()).isEqualTo(published.id());
        assertThat(recovered.revision()).isEqualTo(published.revision() + 1);
        assertThat(recovered.level()).isEqualTo(Level.ORANGE);
        assertThat(recovered.status()).isEqualTo(Status.UPDATED);
        assertThat(recovered.condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(recovered.freshness()).isEqualTo(Freshness.UNKNOWN);
        assertThat(recovered.reason()).isEqualTo("recovered");
        assertThat(recovered.issued()).isEqualTo(CRASH + MINUTE);
        assertThat(recovered.headline().zh()).contains("系统重启前发布");
    }

    @Test
    void recovered_orange_waitsForAPersonWhenMeasuredLower() {
        SubjectState state = told(1, Level.BLUE, Level.ORANGE);
        publish(state);
        advance(state, CRASH + MINUTE);
        judge.assess(state, depth(Level.NONE, 0, CRASH + 2 * MINUTE, 0), out);

        assertThat(newest().level()).isEqualTo(Level.ORANGE);
        assertThat(newest().status()).isEqualTo(Status.PENDING_LIFT);
    }

    @Test
    void published_unknownToTheState_isRecoveredAndAPersonMayLiftIt() {
        SubjectState state = told(0, Level.RED);
        Warning published = publish(state);
        advance(state, CRASH + MINUTE);
        assertThat(newest().level()).isEqualTo(Level.RED);
        assertThat(newest().id()).isEqualTo(published.id());

        judge.act(
                state,
                new Action(
                        "a1",
                        "lift",
                        published.id(),
                        null,
                        "duty1",
                        "duty",
                        null,
                        null,
                        CRASH,
                        CRASH + 2 * MINUTE),
                out);
        assertThat(refused).isEmpty();
        assertThat(newest().status()).isEqualTo(Status.LIFTED);

        judge.assess(state, depth(Level.BLUE, START, CRASH + 3 * MINUTE, 0.1), out);
        assertThat(newest().id()).isNotEqualTo(published.id());
    }

    @Test
    void publishedLifted_stillOpenHere_isOpenedAgain() {
        SubjectState state = told(1, Level.YELLOW, Level.NONE);
        Warning published = publish(state);
        assertThat(published.status()).isEqualTo(Status.LIFTED);
        advance(state, CRASH + MINUTE);

        assertThat(newest().level()).isEqualTo(Level.YELLOW);
        assertThat(newest().status()).isEqualTo(Status.UPDATED);
        assertThat(newest().revision()).isEqualTo(published.revision() + 1);
    }

    @Test
    void publishedLifted_unknownToTheState_isClearedInTime() {
        SubjectState state = told(0, Level.YELLOW, Level.NONE);
        Warning published = publish(state);
        advance(state, published.issued() + 24 * 60 * MINUTE);

        assertThat(said).isEmpty();
        assertThat(cleared).containsExactly(published);
    }

    @Test
    void publishedLowered_notReached_keepsTheHigherLevel() {
        SubjectState state = told(1, Level.YELLOW, Level.BLUE);
        publish(state);
        advance(state, CRASH + MINUTE);

        assertThat(newest().level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void publishedHigher_judgedAgainLower_isStillRecovered() {
        SubjectState state = told(1, Level.BLUE, Level.ORANGE);
        Warning published = publish(state);
        for (int i = 1; i < 4; i++) {
            judge.assess(state, depth(Level.YELLOW, START, CRASH + i * 10_000, 0.1 * i), out);
        }
        assertThat(newest().level()).isEqualTo(Level.YELLOW);
        advance(state, CRASH + MINUTE);

        assertThat(newest().level()).isEqualTo(Level.ORANGE);
        assertThat(newest().revision()).isGreaterThan(published.revision());
    }

    @Test
    void publishedNewer_thanTheOpenWarning_isMergedIntoIt() {
        SubjectState state = told(1, Level.YELLOW);
        said.clear();
        SubjectState lost = new SubjectState();
        judge.assess(lost, depth(Level.RED, START + MINUTE, START + MINUTE, 0.5), out);
        Warning published = publish(state);
        advance(state, CRASH + MINUTE);

        assertThat(said).hasSize(2);
        assertThat(said.get(0).id()).isEqualTo(published.id());
        assertThat(said.get(0).status()).isEqualTo(Status.MERGED);
        assertThat(newest().id()).isNotEqualTo(published.id());
        assertThat(newest().level()).isEqualTo(Level.RED);
        assertThat(newest().reason()).isEqualTo("recovered");
    }

    @Test
    void publishedOlder_thanTheOpenWarning_saysNothing() {
        SubjectState state = new SubjectState();
        judge.assess(state, depth(Level.YELLOW, START + MINUTE, START + MINUTE, 0.2), silent());
        told(0, Level.RED);
        publish(state);
        advance(state, CRASH + MINUTE);

        assertThat(said).isEmpty();
    }
}
