package org.fengsui.jobs.store;

import java.util.List;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Rejected;

/** One of each that is stored. */
final class Samples {

    static final long TIME = 1_379_061_000_000L; // 2013-09-13T08:30:00Z

    private Samples() {}

    static Observation observation(String station, long period, double value) {
        return new Observation(
                station, "", "rain", "boulder", TIME, period, value, Quality.GOOD, TIME + 1500);
    }

    static Indicator indicator(double value) {
        return new Indicator("SAND", "lyons", "rise_rate", TIME, value, TIME + 1500);
    }

    static Warning warning(int revision, Level level) {
        return new Warning(
                "waterlogging-bayi-1",
                Hazard.WATERLOGGING,
                "bayi",
                new LocalText("八一桥下穿", "Bayi Bridge underpass"),
                "gulou",
                new LocalText("鼓楼区", "Gulou"),
                null,
                level,
                Level.NONE,
                Status.RAISED,
                Condition.ACTIVE,
                Basis.MEASURED,
                revision,
                TIME,
                TIME + 1500,
                TIME + 3_600_000,
                Freshness.FRESH,
                new LocalText("八一桥下穿 积水31厘米", "Bayi Bridge underpass: water 31 cm"),
                new LocalText("建议\"立即\"封闭\"\n", "Close it now"),
                List.of(),
                null,
                1,
                false,
                null);
    }

    static Rejected rejected(String reason) {
        return new Rejected(
                TIME, "obs/SAND", reason, "{\"a\":\"b\\\\c\"}\n\u0000\t末", "0123456789abcdef");
    }
}
