package org.fengsui.hazards.registry;

import java.util.List;

/**
 * What a subject has to do with others; ids of stations or subjects.
 *
 * @param rain gauges whose rain comes down on it
 * @param upstream where its water comes from
 * @param downstream where its water goes
 * @param threatens what is in danger when it gives way
 */
public record Links(
        List<String> rain, List<String> upstream, List<String> downstream, List<String> threatens) {

    public static final Links NONE = new Links(List.of(), List.of(), List.of(), List.of());

    public Links {
        rain = List.copyOf(rain);
        upstream = List.copyOf(upstream);
        downstream = List.copyOf(downstream);
        threatens = List.copyOf(threatens);
    }
}
