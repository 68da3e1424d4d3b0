package org.fengsui.gateway.sl651.station;

/**
 * One station.
 *
 * @param id in Fengsui's registry
 * @param address in the protocol, 10 hexadecimal characters in upper case
 */
public record Station(String id, String address, Link link, Meaning meaning) {}
