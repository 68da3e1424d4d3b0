package org.fengsui.jobs.replay.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Rejected;

/** Makes a {@link Rejected} of each bad row of one file; the topic is the name of the file. */
final class BadRows {

    private final String file;
    private final RejectLog log;

    BadRows(String file, RejectLog log) {
        this.file = file;
        this.log = log;
    }

    /**
     * @param received of the row, or of the last good one before it; 0 where there is none
     * @param what what is wrong and what was expected
     */
    void add(long received, long line, String what, String row) throws IOException {
        add(received, "line " + line + ": " + what, row);
    }

    /** The same, where it is not a line that tells which. */
    void add(long received, String what, String row) throws IOException {
        Arrival asArrived = new Arrival(received, file, row.getBytes(StandardCharsets.UTF_8));
        log.add(Rejected.of(asArrived, what));
    }
}
