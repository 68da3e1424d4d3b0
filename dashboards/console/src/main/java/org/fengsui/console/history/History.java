package org.fengsui.console.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * Reads back what the pipeline stored. A store that does not answer is an {@link IOException} and
 * never more than a missing chart: nothing here decides a warning.
 *
 * <p>Thread-safety: implementations are called from many threads.
 */
public interface History {

    /** Samples of one series by time, thinned to about the number of points asked for. */
    List<Sample> series(SeriesRequest request) throws IOException;

    /** The stored revisions of a warning by number, with the names of the wire format. */
    List<JsonNode> revisions(String warning) throws IOException;

    /** The newest value of every series, so that a restarted console is not blind. */
    List<StoredValue> newest() throws IOException;
}
