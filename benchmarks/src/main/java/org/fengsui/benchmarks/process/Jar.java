package org.fengsui.benchmarks.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar this runs from; child processes run from it too. */
public final class Jar {

    private Jar() {}

    /**
     * @throws IllegalStateException if this does not run from a jar
     */
    public static Path path() {
        try {
            Path path =
                    Path.of(Jar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(path)) {
                throw new IllegalStateException(
                        "benchmarks run from their jar, not from "
                                + path
                                + ": mvn -q -pl benchmarks -am package -DskipTests, then java -jar"
                                + " benchmarks/target/benchmarks.jar");
            }
            return path;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
