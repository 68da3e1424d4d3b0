package org.fengsui.benchmarks.process;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of a child process: it says that it is ready, then answers one line for each line it is
 * asked, until its standard input ends. So it never outlives the process that started it.
 */
public final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    static final String MARK = "=> ";
    static final String FAILED = "failed ";

    private Serving() {}

    /** Answers one question. */
    @FunctionalInterface
    public interface Answering {
        String answer(String[] words) throws Exception;
    }

    /**
     * Serves until standard input ends; what libraries print goes to standard error meanwhile.
     *
     * @param ready what whoever started this process must know, e.g. an address
     */
    public static void serve(String ready, Answering answering) throws IOException {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        out.println(MARK + ready);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(MARK + answer(line, answering));
        }
    }

    private static String answer(String line, Answering answering) {
        try {
            return answering.answer(line.split(" "));
        } catch (Exception failed) {
            LOG.error("{}", line, failed);
            return FAILED + String.valueOf(failed).replace('\n', ' ');
        }
    }
}
