package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a password is, never the password: this is what travels with the job, the machine that
 * connects looks it up.
 */
public record Secret(Origin origin, String name) implements Serializable {

    /** Kind of place. */
    public enum Origin {
        FILE,
        ENVIRONMENT
    }

    /** A file on every task manager; a line end at its end is not part of the secret. */
    public static Secret file(String path) {
        return new Secret(Origin.FILE, path);
    }

    /** An environment variable of every task manager. */
    public static Secret environment(String variable) {
        return new Secret(Origin.ENVIRONMENT, variable);
    }

    /**
     * Looks the secret up on this machine.
     *
     * @throws IOException when the file cannot be read or the variable is not set
     */
    String resolve() throws IOException {
        if (origin == Origin.FILE) {
            String text = Files.readString(Path.of(name), StandardCharsets.UTF_8);
            return text.replaceFirst("\\R\\z", "");
        }
        String value = System.getenv(name);
        if (value == null) {
            throw new IOException(
                    "environment variable "
                            + name
                            + " is not set; set it on every task manager or name a file instead");
        }
        return value;
    }
}
