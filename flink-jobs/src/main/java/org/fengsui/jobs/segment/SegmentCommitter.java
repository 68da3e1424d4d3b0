package org.fengsui.jobs.segment;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renames segments whose checkpoint is complete, and returns: nothing else happens on the task
 * thread. After a recovery Flink commits again what the checkpoint names. Then the segment is
 *
 * <ul>
 *   <li>still pending: renamed now;
 *   <li>ready, or noted as consumed: committed before, fine;
 *   <li>nowhere, and not noted: lost or deleted by hand. That is an error in the log and in Flink's
 *       count of failed committables, and the job goes on, since no retry brings it back.
 * </ul>
 */
final class SegmentCommitter implements Committer<Segment> {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentCommitter.class);

    private final SegmentDirectory directory;

    SegmentCommitter(SegmentDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void commit(Collection<CommitRequest<Segment>> requests) throws IOException {
        for (CommitRequest<Segment> request : requests) {
            Segment segment = request.getCommittable();
            switch (directory.commit(segment.file())) {
                case MOVED -> LOG.debug("Segment {} is ready", segment);
                case READY_BEFORE, CONSUMED_BEFORE -> request.signalAlreadyCommitted();
                case MISSING -> {
                    String message =
                            "segment "
                                    + segment.file()
                                    + " with "
                                    + segment.lines()
                                    + " lines is neither pending nor ready nor noted as consumed in "
                                    + directory.ready("")
                                    + ": its lines are missing; were files deleted there?";
                    LOG.error(message);
                    request.signalFailedWithKnownReason(new IOException(message));
                }
            }
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
