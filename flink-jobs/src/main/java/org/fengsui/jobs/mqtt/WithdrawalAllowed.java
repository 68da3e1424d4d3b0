package org.fengsui.jobs.mqtt;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Enumerator to reader: all sessions that stay are subscribed, so others may leave. Before that a
 * broker could drop the queue of a shared subscription with its last member.
 */
record WithdrawalAllowed() implements SourceEvent {

    private static final long serialVersionUID = 1L;
}
