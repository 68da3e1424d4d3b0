package org.fengsui.standalone.cluster;

/** The Flink cluster does not start or stop as it should. */
public final class ClusterFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
