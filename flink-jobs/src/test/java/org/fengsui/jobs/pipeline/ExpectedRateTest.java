package org.fengsui.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExpectedRateTest {

    @Test
    void of_registry_sumsTheFasterIntervals() {
        String registry =
                """
                stations:
                  - id: A
                    kind: waterlogging
                    area: xihu
                    location: {lon: 120.15, lat: 30.28}
                    interval: PT2S
                    quantities: [water_depth]
                  - id: B
                    kind: waterlogging
                    area: xihu
                    location: {lon: 120.15, lat: 30.28}
                    interval: {dry: PT5M, wet: PT1M}
                    quantities: [water_depth]
                """;

        assertThat(ExpectedRate.of(registry)).isCloseTo(0.5 + 1 / 60.0, within(1e-9));
    }
}
