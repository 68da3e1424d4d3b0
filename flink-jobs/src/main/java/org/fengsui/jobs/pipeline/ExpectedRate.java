package org.fengsui.jobs.pipeline;

import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.jobs.operators.Registries;

/**
 * Messages per second when every station reports at its fastest: one message an interval, in rain
 * where that is shorter.
 */
final class ExpectedRate {

    private ExpectedRate() {}

    static double of(String registryText) {
        Registry registry = Registries.read("registry", registryText);
        return registry.stations().values().stream().mapToDouble(ExpectedRate::of).sum();
    }

    private static double of(Station station) {
        return 1_000.0 / Math.min(station.interval().dry(), station.interval().wet());
    }
}
