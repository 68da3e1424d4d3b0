package org.fengsui.gateway.sl651.frame;

/**
 * Which part of a message in several packets a frame carries.
 *
 * @param total packets of the message, 1 to 4095
 * @param number of this packet, counted from 1
 */
public record Packet(int total, int number) {}
