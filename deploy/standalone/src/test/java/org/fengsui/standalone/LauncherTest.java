package org.fengsui.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher over a made-up repository and a PATH of made-up tools. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "dirname",
                    "readlink",
                    "find",
                    "mkdir",
                    "mv",
                    "grep",
                    "head",
                    "tail",
                    "touch",
                    "cat",
                    "flock");

    @TempDir Path folder;
    private Path home;
    private Path bin;

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void layOut() throws Exception {
        home = Files.createDirectories(folder.resolve("a city"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("../../fengsui"), home.resolve("fengsui"));
        home.resolve("fengsui").toFile().setExecutable(true);
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module :
                List.of(
                        "hazards",
                        "flink-jobs",
                        "station-sim",
                        "dashboards/console",
                        "deploy/standalone")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "");
        }
        for (String tool : TOOLS) {
            for (String where : List.of("/usr/bin/", "/bin/")) {
                Path real = Path.of(where + tool);
                if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
                    tool(tool, "exec " + real + " \"$@\"");
                }
            }
        }
        tool("apt-get", "exit 0");
    }

    @Test
    void nothingInstalled_namesBothPackagesAndExitsWithTwo() throws Exception {
        Outcome outcome = launch("run");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("java is not found", "apt-get install openjdk-17-jdk-headless")
                .contains("Maven 3.8 or later", "apt-get install maven");
        assertThat(outcome.err().lines()).hasSize(2);
    }

    @Test
    void oldJava_isNamedWithItsVersion() throws Exception {
        java("11.0.2");
        tool("javac", "exit 0");
        maven("3.9.1", "exit 0");
        Outcome outcome = launch("run");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("java is version 11").doesNotContain("Maven 3.8");
    }

    @Test
    void runtimeWithoutCompiler_andOldMaven_areBothNamed() throws Exception {
        java("17.0.15");
        maven("3.6.3", "exit 0");
        Outcome outcome = launch("run");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("javac is not found", "Maven 3.8 or later");
    }

    @Test
    void firstUse_builds_thenOnlyWhenSourcesAreNewer() throws Exception {
        java("17.0.15");
        tool("javac", "exit 0");
        maven(
                "3.8.7",
                "mkdir -p deploy/standalone/target; touch deploy/standalone/target/fengsui.jar");
        Outcome first = launch("check", "--stations", "my file.yaml");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("first use");
        assertThat(first.out())
                .contains("-Dfile.encoding=UTF-8")
                .endsWith("fengsui.jar>\n<check>\n<--stations>\n<my file.yaml>\n");
        assertThat(builds()).isEqualTo(1);

        assertThat(launch("--help").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        Path source = Files.writeString(home.resolve("hazards/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch("--help").err()).contains("sources are newer");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void failedBuild_showsTheErrorsAndKeepsTheLog() throws Exception {
        java("17.0.15");
        tool("javac", "exit 0");
        maven("3.8.7", "echo '[ERROR] no such dependency'; exit 1");
        Outcome outcome = launch("run");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("[ERROR] no such dependency", "the build failed");
        assertThat(home.resolve(".fengsui/build.log")).content().contains("no such dependency");
        assertThat(outcome.out()).isEmpty();
    }

    private void java(String version) throws IOException {
        tool(
                "java",
                "if [[ \"$1\" == -version ]]; then echo 'openjdk version \"%s\"' >&2; exit; fi\nprintf '<%%s>\\n' \"$@\""
                        .formatted(version));
    }

    private void maven(String version, String build) throws IOException {
        tool(
                "mvn",
                "if [[ \"$1\" == -v ]]; then echo 'Apache Maven %s (x)'; exit; fi\ncd '%s'\necho built >>'%s'\n%s"
                        .formatted(version, home, folder.resolve("builds"), build));
    }

    private void tool(String name, String body) throws IOException {
        Path tool = bin.resolve(name);
        Files.writeString(tool, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private Outcome launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", home + "/fengsui"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        int code = builder.start().waitFor();
        return new Outcome(
                code,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
