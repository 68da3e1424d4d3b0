package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFiltersTest {

    @ParameterizedTest
    @CsvSource({
        "obs/#, obs/A, true",
        "obs/#, obs, true",
        "obs/#, det/#, false",
        "obs/+, obs/A, true",
        "obs/+, obs/A/b, false",
        "obs/A, obs/B, false",
        "obs/A, obs/A, true",
        "+/A, obs/+, true",
        "#, obs/A/b, true",
        "obs/A/#, obs/+/b, true",
        "obs/A/#, obs, false"
    })
    void overlap_pairs_isSymmetric(String one, String other, boolean expected) {
        assertThat(TopicFilters.overlap(one, other)).isEqualTo(expected);
        assertThat(TopicFilters.overlap(other, one)).isEqualTo(expected);
    }

    @Test
    void problems_nameSessionsAndFilters() {
        assertThat(TopicFilters.problems(List.of(List.of("obs/#"), List.of("obs/A"), List.of())))
                .hasSize(2)
                .anySatisfy(
                        p ->
                                assertThat(p)
                                        .contains("\"obs/#\" of session 0")
                                        .contains("\"obs/A\" of session 1"))
                .anySatisfy(p -> assertThat(p).contains("missing for session 2"));
    }
}
