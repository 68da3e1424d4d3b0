package org.fengsui.gateway.sl651.outbox;

/**
 * A message on its way out.
 *
 * @param topic in full
 * @param test whether it goes to the test store and never to the broker
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record OutMessage(String topic, byte[] payload, boolean retained, boolean test) {}
