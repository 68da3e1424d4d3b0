package org.fengsui.gateway.sl651.station;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All stations of the gateway. Immutable.
 *
 * @param clock what the stations' clocks show; no frame says it
 * @param zone in which times are written
 */
public record Stations(ZoneOffset clock, ZoneId zone, Map<String, Station> byAddress) {
    /** The station with this address, null where there is none. */
    public @Nullable Station at(String address) {
        return byAddress.get(address);
    }
}
