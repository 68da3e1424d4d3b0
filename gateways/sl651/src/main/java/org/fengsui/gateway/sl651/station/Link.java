package org.fengsui.gateway.sl651.station;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway talks with a station.
 *
 * @param stayOnline whether a confirmation asks it to stay connected (ESC) or lets it go (EOT)
 * @param password checked where given: a frame with another one is not answered
 * @param clockTolerance ms by which its clock may be wrong before it is set; null never to set it
 * @param relayFor addresses of other stations whose groups it may send
 */
public record Link(
        Exchange exchange,
        boolean stayOnline,
        @Nullable Integer password,
        @Nullable Long clockTolerance,
        Set<String> relayFor) {

    /** Confirms each message, keeps the station connected, checks no password, sets no clock. */
    public static final Link USUAL = new Link(Exchange.M2, true, null, null, Set.of());
}
