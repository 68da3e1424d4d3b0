package org.fengsui.gateway.sl651.station;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The packaged mapping of elements to quantities. */
final class UsualSeries {
    static final Map<Integer, String> BY_ELEMENT;

    static {
        Map<Integer, String> series = new TreeMap<>();
        series.put(0x02, "air_temperature");
        series.put(0x09, "gate_opening");
        series.put(0x10, "soil_moisture@10cm");
        series.put(0x11, "soil_moisture@20cm");
        series.put(0x12, "soil_moisture@30cm");
        series.put(0x13, "soil_moisture@40cm");
        series.put(0x14, "soil_moisture@50cm");
        series.put(0x15, "soil_moisture@60cm");
        series.put(0x16, "soil_moisture@80cm");
        series.put(0x17, "soil_moisture@100cm");
        series.put(0x18, "relative_humidity");
        for (int amount : RainPeriods.elements()) {
            series.put(amount, "rain");
        }
        series.put(0x20, "rain_total@day");
        series.put(0x26, "rain_total");
        series.put(0x27, "discharge");
        series.put(0x30, "outflow");
        series.put(0x35, "wind_speed");
        series.put(0x38, "battery");
        series.put(0x39, "stage");
        series.put(0x3A, "stage@below");
        series.put(0x3B, "stage");
        series.put(0xF4, "rain");
        series.put(0xF5, "stage");
        for (int channel = 2; channel <= 8; channel++) {
            series.put(0xF4 + channel, "stage@" + channel);
        }
        BY_ELEMENT = Collections.unmodifiableMap(series);
    }

    private UsualSeries() {}
}
