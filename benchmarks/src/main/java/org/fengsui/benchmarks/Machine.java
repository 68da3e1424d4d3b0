package org.fengsui.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** What a table was measured on; no names. */
final class Machine {

    private Machine() {}

    static String line() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "Measured on %d cores (%s), %d GiB, %s, JDK %s, Flink %s."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                        System.getProperty("os.name"),
                        System.getProperty("java.vm.version"),
                        EnvironmentInformation.getVersion());
    }

    private static String processor() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
