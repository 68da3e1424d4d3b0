package org.fengsui.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker does not start or stop as it should. */
public final class BrokerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
