package org.fengsui.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir Path folder;

    @Test
    void allWell_entersAndMarksTheFolder() throws Exception {
        List<String> problems = new ArrayList<>();
        Optional<Preflight.Passed> passed = check(options().build(), problems);
        assertThat(problems).isEmpty();
        try (DataFolder entered = passed.orElseThrow().folder()) {
            assertThat(Files.readString(entered.root().resolve("kind"))).isEqualTo("live\n");
        }
    }

    @Test
    void everythingWrong_isToldAtOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "1 x\nbad\nbad\nbad");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Options options = options();
            options.mqtt = taken.getLocalPort();
            options.data = file.resolve("below-a-file");
            options.rules = rules;
            options.bind = "0.0.0.0";
            List<String> problems = new ArrayList<>();
            assertThat(check(options.build(), problems)).isEmpty();
            assertThat(problems)
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .contains("port " + taken.getLocalPort(), "--mqtt"))
                    .anySatisfy(line -> assertThat(line).contains("below-a-file", "--data"))
                    .anySatisfy(line -> assertThat(line).contains("FENGSUI_WEB_PASSWORD"))
                    .contains(
                            rules + ":2: bad word", rules + ":3: bad word", rules + ":4: bad word")
                    .hasSize(6);
        }
    }

    @Test
    void takenPort_namesTheProcessWhereTheSystemTells() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String problem = PortCheck.problem("127.0.0.1", taken.getLocalPort(), "--http");
            assertThat(problem).contains("choose another port with --http");
            if (Files.isDirectory(Path.of("/proc/self/fd"))) {
                assertThat(problem).contains("process " + ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void samePortTwice_isRefused() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        Options options = options();
        options.mqtt = free;
        options.store = free;
        List<String> problems = new ArrayList<>();
        check(options.build(), problems);
        assertThat(problems).singleElement().asString().contains("three different ports");
    }

    @Test
    void folderOfAnotherKind_isRefused() throws Exception {
        List<String> problems = new ArrayList<>();
        check(options().build(), problems).orElseThrow().folder().close();
        Options demo = options();
        demo.mode = Mode.EXERCISE;
        demo.stations = null;
        assertThat(check(demo.build(), problems)).isEmpty();
        assertThat(problems).singleElement().asString().contains("'live'", "'exercise'", "--data");
    }

    @Test
    void folderOfSomebodyElse_isRefused() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/thesis.txt"), "years of work");
        List<String> problems = new ArrayList<>();
        assertThat(check(options().build(), problems)).isEmpty();
        assertThat(problems).singleElement().asString().contains("not Fengsui's");
    }

    @Test
    void secondRunOverTheSameFolder_isRefusedUntilTheFirstEnds() throws Exception {
        List<String> problems = new ArrayList<>();
        DataFolder first = check(options().build(), problems).orElseThrow().folder();
        assertThat(check(options().build(), problems)).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("in use", Long.toString(ProcessHandle.current().pid()));
        first.close();
        problems.clear();
        check(options().build(), problems).orElseThrow().folder().close();
        assertThat(problems).isEmpty();
    }

    @Test
    void missingFile_isNamedWithItsOption() throws Exception {
        Options options = options();
        options.stations = folder.resolve("nowhere.yaml");
        List<String> problems = new ArrayList<>();
        assertThat(check(options.build(), problems)).isEmpty();
        assertThat(problems).singleElement().asString().contains("nowhere.yaml", "--stations");
    }

    @Test
    void textThatIsNotUtf8_isNamed() throws Exception {
        Path file = folder.resolve("gbk.yaml");
        Options options = options();
        options.rules = Files.write(file, new byte[] {(byte) 0xc4, (byte) 0xe3});
        List<String> problems = new ArrayList<>();
        assertThat(check(options.build(), problems)).isEmpty();
        assertThat(problems).singleElement().asString().contains("gbk.yaml", "UTF-8");
    }

    @Test
    void unreadableCheckpoint_refusesToStartEmptyUnlessFresh() throws Exception {
        List<String> problems = new ArrayList<>();
        DataFolder data = check(options().build(), problems).orElseThrow().folder();
        data.close();
        Path checkpoint =
                Files.createDirectories(data.checkpoints().resolve("a1b2").resolve("chk-7"));
        Files.writeString(checkpoint.resolve("_metadata"), "torn");
        assertThat(check(options().build(), problems)).isEmpty();
        assertThat(problems).anySatisfy(line -> assertThat(line).contains("--fresh"));
        problems.clear();
        Options fresh = options();
        fresh.fresh = true;
        check(fresh.build(), problems).orElseThrow().folder().close();
        assertThat(problems).isEmpty();
    }

    @Test
    void checkpointsGoneWhileTheArchiveIsThere_refusesToStartEmptyUnlessFresh() throws Exception {
        List<String> problems = new ArrayList<>();
        DataFolder data = check(options().build(), problems).orElseThrow().folder();
        data.close();
        Path day = Files.createDirectories(data.archive().resolve("2026-07-01"));
        Files.writeString(day.resolve("08.jsonl.gz"), "");
        assertThat(check(options().build(), problems)).isEmpty();
        assertThat(problems).singleElement().asString().contains("empty or gone", "--fresh");
        problems.clear();
        Options fresh = options();
        fresh.fresh = true;
        check(fresh.build(), problems).orElseThrow().folder().close();
        assertThat(problems).isEmpty();
    }

    private Optional<Preflight.Passed> check(RunOptions options, List<String> problems) {
        return new Preflight(options, new FakeParts()).check(problems);
    }

    private Options options() throws Exception {
        Options options = new Options();
        options.data = folder.resolve("data");
        options.stations = folder.resolve("stations.yaml");
        Files.writeString(options.stations, "1 stations");
        return options;
    }

    private static final class Options {
        private Mode mode = Mode.LIVE;
        private Path data = Path.of("");
        private Path stations = Path.of("");
        private Path rules;
        private String bind = "127.0.0.1";
        private int mqtt;
        private int store;
        private boolean fresh;

        RunOptions build() {
            return new RunOptions(mode, data, 0, mqtt, store, stations, rules, bind, null, fresh);
        }
    }
}
