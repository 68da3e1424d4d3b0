package org.fengsui.jobs.pipeline;

import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;

/**
 * Messages per second when every station reports at its fastest: one message an interval, in rain
 * where that is shorter.
 */
final class ExpectedRate {

    private ExpectedRate() {}

    static double of(String registryText) {
        Registry registry = RegistryReader.read("registry", registryText);
        return registry.stations().values().stream().mapToDouble(ExpectedRate::of).sum();
    }

    private static double of(Station station) {
        return 1_000.0 / Math.min(station.interval().dry(), station.interval().wet());
    }
}
