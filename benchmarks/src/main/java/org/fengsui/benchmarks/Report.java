package org.fengsui.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What was measured, as Markdown on standard output and, if wanted, in a file. */
public final class Report {
    private final PrintStream out;
    private final PrintStream progress;
    private final @Nullable Path file;

    /**
     * @param file written anew; null for none
     */
    Report(PrintStream out, PrintStream progress, @Nullable Path file) throws IOException {
        this.out = out;
        this.progress = progress;
        this.file = file;
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    public void heading(String text) throws IOException {
        write("## " + text + "\n");
    }

    public void paragraph(String text) throws IOException {
        write(text + "\n");
    }

    public void table(Table table) throws IOException {
        write(String.join("\n", table.lines()) + "\n");
    }

    /** A line for whoever waits; not part of the report. */
    public void progress(String text) {
        progress.println(text);
    }

    private void write(String text) throws IOException {
        out.println(text);
        if (file != null) {
            Files.writeString(
                    file,
                    text + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
