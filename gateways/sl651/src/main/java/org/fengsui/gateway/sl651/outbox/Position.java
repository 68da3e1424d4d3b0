package org.fengsui.gateway.sl651.outbox;

/**
 * A place in the queue.
 *
 * @param segment number of the file
 * @param offset in it, bytes
 */
record Position(long segment, long offset) {}
