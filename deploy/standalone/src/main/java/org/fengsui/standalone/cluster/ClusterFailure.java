package org.fengsui.standalone.cluster;

import org.jspecify.annotations.Nullable;

/** The Flink cluster, or the job in it, does not start or stop as it should. */
public final class ClusterFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClusterFailure(String message) {
        super(message);
    }

    public ClusterFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
