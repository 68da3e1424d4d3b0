package org.fengsui.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * A home of Flink as its distribution lays it out, with the class path of the distribution and
 * nothing of ours on it: {@code lib} from the Maven artifacts, {@code conf} from {@code
 * deploy/cluster/conf/config.yaml} with what the test sets over it, {@code plugins}.
 *
 * @param configuration what is in {@code conf/config.yaml}
 */
record Distribution(Path home, Configuration configuration) {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path LIB = MODULE.resolve("target/distribution/lib");

    /** The jar that is submitted. */
    static Path jobJar() {
        return MODULE.resolve("target/fengsui-job.jar");
    }

    /** Lays out a home in a folder. */
    static Distribution in(Path home, Map<String, String> overrides) throws IOException {
        Configuration configuration =
                GlobalConfiguration.loadConfiguration(MODULE.resolve("conf").toString());
        overrides.forEach(configuration::setString);
        Files.createDirectories(home.resolve("plugins"));
        List<String> lines = new ArrayList<>();
        configuration
                .toMap()
                .forEach(
                        (key, value) ->
                                lines.add(key + ": \"" + value.replace("\"", "\\\"") + "\""));
        Files.write(Files.createDirectories(home.resolve("conf")).resolve("config.yaml"), lines);
        return new Distribution(home, configuration);
    }

    /** Puts a jar into a folder of {@code plugins}, as an operator does for {@code synced://}. */
    void addPlugin(String name, Path jar) throws IOException {
        Path folder = Files.createDirectories(home.resolve("plugins").resolve(name));
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    Path conf() {
        return home.resolve("conf");
    }

    /**
     * A process on the class path of the distribution, with the JVM options of the configuration.
     */
    JavaProcess start(String name, String mainClass, List<String> options, List<String> arguments)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(Arrays.asList(javaOptions().split(" ")));
        all.add(
                "-Dlog4j.configurationFile="
                        + MODULE.resolve("src/test/resources/log4j2-flink.xml"));
        return JavaProcess.start(
                home.resolve("log"),
                new JavaProcess.Launch(
                        name,
                        classPath(),
                        all,
                        mainClass,
                        arguments,
                        Map.of(
                                "FLINK_CONF_DIR", conf().toString(),
                                "FLINK_PLUGINS_DIR", home.resolve("plugins").toString())));
    }

    private String javaOptions() {
        return configuration.getString("env.java.opts.all", "");
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(LIB)) {
            return String.join(File.pathSeparator, jars.map(Path::toString).sorted().toList());
        }
    }
}
