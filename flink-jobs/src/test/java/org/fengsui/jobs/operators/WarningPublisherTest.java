package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.junit.jupiter.api.Test;

class WarningPublisherTest {

    private final Registry registry =
            RegistryReader.read(
                    "registry.yaml",
                    """
                    areas:
                      - {id: D1, level: district, name: 一区}
                      - {id: T1, level: town, parent: D1, name: 一镇}
                    stations:
                      - {id: W1, kind: waterlogging, area: T1, location: {lon: 116, lat: 29}, interval: PT1M, quantities: [water_depth]}
                    """);
    private final WarningPublisher publisher = new WarningPublisher(registry);

    @Test
    void current_openWarning_isRetainedOnTheTopicOfItsArea() {
        assertThat(publisher.current(warning(Status.UPGRADED)))
                .satisfies(
                        p -> {
                            assertThat(p.topic()).isEqualTo("warn/D1/T1/_/waterlogging/W1");
                            assertThat(p.retained()).isTrue();
                        });
    }

    @Test
    void current_retrospectiveEntry_doesNotTakeThePlaceOfTheOpenWarning() {
        assertThat(publisher.current(warning(Status.RETROSPECTIVE)).retained()).isFalse();
    }

    @Test
    void cleared_liftedWarning_isAnEmptyRetainedMessage() {
        assertThat(publisher.cleared(warning(Status.LIFTED)))
                .satisfies(
                        p -> {
                            assertThat(p.payload()).isEmpty();
                            assertThat(p.retained()).isTrue();
                        });
    }

    private static Warning warning(Status status) {
        LocalText text = new LocalText("一", "one");
        return new Warning(
                "waterlogging-W1-1",
                Hazard.WATERLOGGING,
                "W1",
                text,
                "T1",
                text,
                null,
                Level.RED,
                Level.NONE,
                status,
                Condition.ACTIVE,
                Basis.MEASURED,
                1,
                1_000,
                1_000,
                2_000,
                Freshness.FRESH,
                text,
                text,
                List.of(),
                null,
                1,
                false,
                null);
    }
}
