package org.fengsui.gateway.sl651.station;

/** How a station wants to be answered. Its frames do not tell, so it is configuration. */
public enum Exchange {
    /** It sends and expects no answer. */
    M1,
    /** Each message is confirmed. */
    M2,
    /** A message in several packets is confirmed once, after the last; single ones as in M2. */
    M3,
    /** It answers queries; the centre ends the exchange as in M2. */
    M4
}
