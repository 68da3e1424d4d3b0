package org.fengsui.benchmarks.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fengsui.benchmarks.process.Ports;

/** {@code fengsui run}: broker, pipeline, store and console in one process. */
final class Standalone implements Product {
    private final FengsuiJvm process;
    private final int mqtt;

    private Standalone(FengsuiJvm process, int mqtt) {
        this.process = process;
        this.mqtt = mqtt;
    }

    /**
     * Starts it and returns when it has greeted.
     *
     * @param options of the JVM, besides the launcher's
     */
    static Standalone start(Path folder, Path registry, List<String> options) throws IOException {
        int mqtt = Ports.free();
        List<String> arguments =
                List.of(
                        "run",
                        "--stations",
                        registry.toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--mqtt",
                        String.valueOf(mqtt),
                        "--http",
                        String.valueOf(Ports.free()),
                        "--store",
                        String.valueOf(Ports.free()));
        Path output = folder.resolve("standalone.err");
        return new Standalone(FengsuiJvm.start(output, options, arguments), mqtt);
    }

    @Override
    public String uri() {
        return "tcp://" + Ports.LOOPBACK + ":" + mqtt;
    }

    @Override
    public Duration cpu() {
        return process.cpu();
    }

    @Override
    public void close() {
        process.close();
    }
}
