package org.fengsui.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ConsoleOptionsTest {

    private final ConsoleOptions options =
            ConsoleOptions.of(
                    URI.create("tcp://127.0.0.1:1883"),
                    Mode.DEMO,
                    TestCity::registry,
                    TestCity::rules,
                    new FakeHistory());

    @Test
    void of_demo_readsTheExerciseRootOnLoopback() {
        assertThat(options.root()).isEqualTo("fengsui/exercise/v1");
        assertThat(options.bind()).isEqualTo("127.0.0.1");
    }

    @Test
    void at_openAddressWithoutCredentials_isRefused() {
        assertThatThrownBy(() -> options.at("0.0.0.0", 8080, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not loopback");
        assertThat(options.at("0.0.0.0", 8080, new Credentials("duty", "secret")).toString())
                .doesNotContain("secret");
    }
}
