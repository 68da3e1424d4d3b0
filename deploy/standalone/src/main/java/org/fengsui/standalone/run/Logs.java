package org.fengsui.standalone.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends the logs of this process into the data folder. */
final class Logs {
    private static final String FOLDER_PROPERTY = "fengsui.logs";

    private Logs() {}

    static void begin(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Boolean.getBoolean("fengsui.logs.keep")) {
            return;
        }
        System.setProperty(FOLDER_PROPERTY, folder.toString());
        try {
            Configurator.reconfigure(
                    Objects.requireNonNull(Logs.class.getResource("/log4j2-run.xml")).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        Screen.divertLibraries(folder.resolve("output.log"));
    }
}
