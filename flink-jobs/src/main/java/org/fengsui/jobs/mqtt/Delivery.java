package org.fengsui.jobs.mqtt;

/**
 * A message in the hands of a slot.
 *
 * @param epoch the connection it came over; only that one may acknowledge it
 * @param arrivedAt epoch ms in the client's callback, for the lag gauge only
 */
record Delivery(int epoch, long arrivedAt, MqttSession.Message message) {}
