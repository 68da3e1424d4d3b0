package org.fengsui.hazards.wire;

import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.Location;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.NextLevel;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;

/** Warnings with everything, and with nothing that may be left out. */
final class WarningSamples {

    static final Warning FULL =
            new Warning(
                    "waterlogging-BAYI-20260701T000000000Z",
                    Hazard.WATERLOGGING,
                    "BAYI",
                    new LocalText("八一桥下穿", "Bayi underpass"),
                    "gudang",
                    new LocalText("古荡街道", "Gudang"),
                    new Location(120.15, 30.28, 4.2),
                    Level.ORANGE,
                    Level.YELLOW,
                    Status.UPGRADED,
                    Condition.ACTIVE,
                    Basis.MEASURED,
                    2,
                    WireTest.TIME,
                    WireTest.RECEIVED,
                    WireTest.TIME + 3_600_000,
                    Freshness.FRESH,
                    new LocalText("八一桥下穿 积水31厘米 已超封闭线25", "Bayi underpass: 31 cm"),
                    new LocalText("建议立即封闭", "Close now"),
                    List.of(
                            new Evidence(
                                    "BAYI-1",
                                    "C2",
                                    "water_depth",
                                    0.31,
                                    "m",
                                    ">=",
                                    0.25,
                                    "PT1H",
                                    Quality.GOOD,
                                    WireTest.TIME,
                                    "waterlogging.underpass.close_at")),
                    new NextLevel(
                            Level.RED,
                            0.09,
                            WireTest.TIME + 720_000,
                            WireTest.TIME + 600_000,
                            WireTest.TIME + 900_500),
                    7,
                    true,
                    "recovered");

    static final Warning BARE =
            new Warning(
                    "w",
                    Hazard.STATION,
                    "S",
                    new LocalText("S", "S"),
                    "a",
                    new LocalText("a", "a"),
                    null,
                    Level.NONE,
                    Level.BLUE,
                    Status.PENDING_LIFT,
                    Condition.RETURNED,
                    Basis.PRESUMED,
                    1,
                    WireTest.TIME,
                    WireTest.RECEIVED,
                    0,
                    Freshness.UNKNOWN,
                    new LocalText("", ""),
                    new LocalText("", ""),
                    List.of(
                            new Evidence(
                                    "S",
                                    null,
                                    "silence",
                                    Double.NaN,
                                    "",
                                    ">",
                                    Double.NaN,
                                    null,
                                    Quality.MISSING,
                                    WireTest.TIME,
                                    "station.silence")),
                    new NextLevel(Level.RED, Double.NaN, 0, 0, 0),
                    1,
                    false,
                    null);

    private WarningSamples() {}
}
