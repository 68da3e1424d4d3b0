package org.fengsui.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "LOCALHOST"})
    void accepts_loopbackNames_yes(String host) {
        assertThat(new HostGuard("127.0.0.1").accepts(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example:8080",
                "",
                "10.0.0.5"
            })
    void accepts_foreignNames_no(String host) {
        assertThat(new HostGuard("127.0.0.1").accepts(host)).isFalse();
    }

    @Test
    void accepts_boundToAll_anyAddressButNoForeignName() {
        HostGuard guard = new HostGuard("0.0.0.0");
        assertThat(guard.accepts("10.0.0.5:8080")).isTrue();
        assertThat(guard.accepts("evil.example:8080")).isFalse();
        assertThat(guard.accepts(null)).isFalse();
    }
}
