package org.fengsui.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.fengsui.standalone.run.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FengsuiTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ByteArrayOutputStream help = new ByteArrayOutputStream();

    @Test
    void badOptions_areAllToldAtOnce() {
        assertThat(execute("run", "--http", "many", "--mqtt", "99999", "--bogus")).isEqualTo(2);
        assertThat(text(shown))
                .contains("'--http': 'many' is not an int")
                .contains("--mqtt: expected a port from 0 to 65535, not 99999")
                .contains("--bogus")
                .doesNotContain("\tat ");
    }

    @Test
    void simulatedClockWithoutStations_isRefused() {
        assertThat(execute("run", "--clock", "simulated")).isEqualTo(2);
        assertThat(text(shown)).contains("--clock simulated: needs --stations");
    }

    @Test
    void noCommand_pointsToTheHelp() {
        assertThat(execute()).isEqualTo(2);
        assertThat(text(shown)).contains("a command is needed", "fengsui --help");
    }

    @Test
    void replayWithoutItsOptions_namesAllOfThem() {
        assertThat(execute("replay", "--until", "yesterday")).isEqualTo(2);
        assertThat(text(shown)).contains("--stations", "--input", "--output", "--until");
    }

    @Test
    void jobWithoutItsOptions_namesAllOfThem() {
        assertThat(execute("job", "--user", "pipeline", "--store", "localhost")).isEqualTo(2);
        assertThat(text(shown))
                .contains("--broker: is needed", "--stations: is needed", "--data: is needed")
                .contains("--password-file or --password-env", "--store: expected http://")
                .contains("--store-token-file: is needed");
    }

    @Test
    void drain_needsNothingOfTheJob() {
        assertThat(execute("job", "drain", "--store-kind", "files")).isEqualTo(2);
        assertThat(text(shown))
                .contains("--segments", "--archive", "--store: is needed", "--store-kind")
                .doesNotContain("--broker", "--stations");
    }

    @Test
    void gatewayWithoutItsOptions_namesAllOfThem() {
        assertThat(execute("gateway", "sl651", "--listen", "6510", "--queue", "0")).isEqualTo(2);
        assertThat(text(shown))
                .contains("--stations", "--data", "--broker: is needed")
                .contains("--listen: expected HOST:PORT", "--queue: expected at least 1 MiB");
    }

    @Test
    void gatewayWithoutAProtocol_pointsToTheHelp() {
        assertThat(execute("gateway")).isEqualTo(2);
        assertThat(text(shown)).contains("a command is needed", "fengsui gateway --help");
    }

    @Test
    void simulate_needsEitherASeriesOrALoad() {
        assertThat(execute("simulate")).isEqualTo(2);
        assertThat(execute("simulate", "--from", "a.csv", "--stations", "3", "--speed", "fast"))
                .isEqualTo(2);
        assertThat(text(shown))
                .contains("--from FILE, or --stations N")
                .contains("not both")
                .contains("speed 'fast'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "replay",
                "simulate",
                "check",
                "job",
                "job drain",
                "gateway",
                "gateway sl651"
            })
    void help_ofEachCommand_isPrintedWithExitZero(String command) {
        assertThat(execute((command + " --help").split(" "))).isZero();
        assertThat(text(help)).contains("Usage: fengsui " + command);
        assertThat(text(shown)).isEmpty();
    }

    @Test
    void help_listsTheCommands() {
        assertThat(execute("--help")).isZero();
        assertThat(text(help)).contains("烽燧", "run", "replay", "check");
    }

    private int execute(String... arguments) {
        return Fengsui.execute(
                new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8)),
                new PrintStream(help, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
