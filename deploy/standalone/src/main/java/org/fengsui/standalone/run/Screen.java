package org.fengsui.standalone.run;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the person at the terminal sees: lines of this process on standard error, and nothing that a
 * library prints. Thread-safe.
 */
public final class Screen {
    private final PrintStream out;

    public Screen(PrintStream out) {
        this.out = out;
    }

    /** The terminal, in UTF-8 whatever the locale says. */
    public static Screen terminal() {
        return new Screen(
                new PrintStream(
                        new FileOutputStream(java.io.FileDescriptor.err),
                        true,
                        StandardCharsets.UTF_8));
    }

    /** From now on what libraries print goes to a file. */
    static void divertLibraries(Path file) throws IOException {
        PrintStream diverted =
                new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        System.setOut(diverted);
        System.setErr(diverted);
    }

    public void line(String text) {
        out.println(text);
    }
}
