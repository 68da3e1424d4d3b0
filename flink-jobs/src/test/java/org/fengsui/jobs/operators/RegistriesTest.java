package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.registry.Registry;
import org.junit.jupiter.api.Test;

class RegistriesTest {

    @Test
    void read_sameText_isReadOnce() {
        Registry first = Registries.read("registry", text(1));

        assertThat(Registries.read("config/version", text(1))).isSameAs(first);
        assertThat(Registries.read("registry", text(2))).isNotSameAs(first);
    }

    @Test
    void read_manyTexts_forgetsTheOldest() {
        Registry first = Registries.read("registry", text(1));
        for (int version = 2; version < 10; version++) {
            Registries.read("registry", text(version));
        }

        assertThat(Registries.read("registry", text(1))).isNotSameAs(first);
    }

    @Test
    void read_invalidText_saysSoEachTime() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Registries.read("registry", "stations: 5"))
                    .isInstanceOf(ConfigException.class);
        }
    }

    private static String text(int version) {
        return "version: %d\nstations: []\n".formatted(version);
    }
}
