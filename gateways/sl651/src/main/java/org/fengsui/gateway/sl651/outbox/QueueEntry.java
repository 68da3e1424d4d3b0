package org.fengsui.gateway.sl651.outbox;

/**
 * A message read from the queue.
 *
 * @param next where the following one begins
 */
record QueueEntry(OutMessage message, Position next) {}
