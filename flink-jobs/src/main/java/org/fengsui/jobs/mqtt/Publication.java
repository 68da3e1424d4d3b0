package org.fengsui.jobs.mqtt;

/**
 * A message to publish.
 *
 * @param topic the whole topic, root included
 * @param payload empty to clear what is retained
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Publication(String topic, byte[] payload, boolean retained) {}
