package org.fengsui.jobs.replay.input;

import java.io.IOException;
import org.fengsui.hazards.wire.Rejected;

/** Takes the rows that could not be used. */
@FunctionalInterface
public interface RejectLog {

    void add(Rejected row) throws IOException;
}
