package org.fengsui.hazards.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.fengsui.hazards.registry.Registry;

/** Files of the test class path. */
public final class Samples {

    private Samples() {}

    public static String text(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Registry registry() {
        return RegistryReader.read("registry.yaml", text("registry.yaml"));
    }
}
