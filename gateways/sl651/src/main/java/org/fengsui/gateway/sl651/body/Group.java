package org.fengsui.gateway.sl651.body;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of one station at one observation time.
 *
 * @param address of the station, "" where the body does not repeat it
 * @param type the station's type, e.g. 0x48 river, -1 where there is none
 * @param observed on the station's clock; null where it is not given, or is no time
 * @param step between the values of a series, null where there is none
 */
public record Group(
        String address,
        int type,
        @Nullable LocalDateTime observed,
        @Nullable Duration step,
        List<Element> elements) {}
