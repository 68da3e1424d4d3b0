package org.fengsui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.fengsui.standalone.Fengsui;

/** {@code fengsui run} in a JVM of its own: broker, store, pipeline and console die together. */
final class StandaloneHouse implements House {
    private static final Duration START = Duration.ofSeconds(120);

    private final Path folder;
    private final District district;
    private final int http = Ports.free();
    private final int mqtt = Ports.free();
    private final int store = Ports.free();
    private JavaProcess process;

    StandaloneHouse(Path folder, District district) throws Exception {
        this.folder = folder;
        this.district = district;
        this.process = launch();
        awaitUp();
    }

    private JavaProcess launch() throws IOException {
        return JavaProcess.start(
                folder.resolve("logs"),
                JavaProcess.Launch.ofTests(
                        "standalone",
                        Fengsui.class,
                        "run",
                        "--data",
                        folder.resolve("data").toString(),
                        "--http",
                        String.valueOf(http),
                        "--mqtt",
                        String.valueOf(mqtt),
                        "--store",
                        String.valueOf(store),
                        "--stations",
                        district.stations().toString(),
                        "--rules",
                        district.rules().toString()));
    }

    @Override
    public String broker() {
        return "tcp://127.0.0.1:" + mqtt;
    }

    @Override
    public Sql store() {
        return new Sql(URI.create("http://127.0.0.1:" + store));
    }

    @Override
    public Path archive() {
        return folder.resolve("data/archive");
    }

    @Override
    public void strike(Blow blow, Duration down) throws Exception {
        process.kill();
        LockSupport.parkNanos(down.toNanos());
        process = launch();
    }

    @Override
    public void awaitUp() throws Exception {
        process.await(START, "Ctrl-C");
    }

    @Override
    public void awaitListening() throws Exception {
        awaitUp();
    }

    @Override
    public void stop() throws Exception {
        assertThat(process.terminate()).as(process.output()).isZero();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
