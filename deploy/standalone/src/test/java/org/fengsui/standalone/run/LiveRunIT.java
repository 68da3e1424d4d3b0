package org.fengsui.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunIT {
    private static final String KEEP_LOGS = "fengsui.logs.keep";

    @TempDir Path folder;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @BeforeAll
    static void keepTheLogsOfTheTests() {
        System.setProperty(KEEP_LOGS, "true");
    }

    @AfterAll
    static void backToNormal() {
        System.clearProperty(KEEP_LOGS);
    }

    @Test
    void demo_startsStopsAndStartsAgainWhereItWas() throws Exception {
        FakeParts parts = new FakeParts();
        runUntilGreeted(parts, null);
        assertThat(parts.closed).containsExactly("demo", "demo", "merger", "console", "uploader");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("演示 demo district", "fengsui/exercise/v1/obs/{station}", "stopping");
        try (var jobs = Files.list(folder.resolve("data/checkpoints"))) {
            assertThat(jobs).hasSize(1);
        }
        runUntilGreeted(new FakeParts(), null);
        try (var jobs = Files.list(folder.resolve("data/checkpoints"))) {
            assertThat(jobs).as("the first job's checkpoints and the second's").hasSize(2);
        }
    }

    @Test
    void changedRules_areTakenOrRefusedInFull() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "1 first");
        FakeParts parts = new FakeParts();
        runUntilGreeted(
                parts,
                rules,
                () -> {
                    write(rules, "1 changed without a new version");
                    await(() -> text().contains("raise version to at least 2"));
                    write(rules, "2 bad\nbad\nbad");
                    await(() -> text().contains(":3: bad word"));
                    assertThat(text()).contains(":1: bad word", ":2: bad word");
                    write(rules, "2 second");
                    await(() -> read(folder.resolve("data/config/rules.yaml")).equals("2 second"));
                });
    }

    private void runUntilGreeted(FakeParts parts, Path rules) throws Exception {
        runUntilGreeted(parts, rules, () -> {});
    }

    private void runUntilGreeted(FakeParts parts, Path rules, Runnable meanwhile) throws Exception {
        shown.reset();
        StopSignal stop = new StopSignal();
        RunOptions options =
                new RunOptions(
                        Mode.EXERCISE,
                        folder.resolve("data"),
                        0,
                        0,
                        0,
                        null,
                        rules,
                        "127.0.0.1",
                        null,
                        false);
        CompletableFuture<Integer> ended =
                CompletableFuture.supplyAsync(
                        () -> new LiveRun(options, parts, screen, stop).run());
        await(() -> text().contains("Ctrl-C") || ended.isDone());
        try {
            meanwhile.run();
            await(() -> hasCheckpoint(folder.resolve("data/checkpoints")) || ended.isDone());
        } finally {
            stop.request();
        }
        assertThat(ended.get(60, TimeUnit.SECONDS)).as(text()).isZero();
    }

    private static boolean hasCheckpoint(Path checkpoints) {
        try (var files = Files.walk(checkpoints)) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
        } catch (java.io.IOException | java.io.UncheckedIOException changing) {
            return false;
        }
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline: " + text()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
