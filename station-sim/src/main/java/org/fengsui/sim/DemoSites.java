package org.fengsui.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fengsui.sim.DemoGauge.Fault;
import org.fengsui.sim.physics.LowPoint;
import org.fengsui.sim.physics.Reach;

/** The gauges of the demo district and the ground they stand on. All of it is invented. */
final class DemoSites {

    private DemoSites() {}

    /** The gauges, all dry, each with its own noise. */
    static List<DemoGauge> gauges(Random random) {
        List<DemoGauge> gauges = new ArrayList<>();
        for (Depth site : DEPTHS) {
            gauges.add(
                    new DepthGauge(
                            site.site(),
                            site.fault(),
                            site.shape(),
                            new Random(random.nextLong())));
        }
        for (River site : RIVERS) {
            gauges.add(new StageGauge(site.site(), site.shape(), new Random(random.nextLong())));
        }
        for (DemoSite site : RAIN) {
            gauges.add(new RainGauge(site));
        }
        return gauges;
    }

    private record Depth(DemoSite site, Fault fault, LowPoint.Shape shape) {}

    private record River(DemoSite site, Reach.Shape shape) {}

    private static final List<Depth> DEPTHS =
            List.of(
                    underpass("WL_XINGHE", -300, 200, 44_000, Fault.NONE),
                    underpass("WL_YANQIAO", 900, -700, 41_000, Fault.NONE),
                    underpass("WL_YINGHUI", -1_200, 1_100, 45_000, Fault.DIES_WHILE_RISING),
                    underpass("WL_BEIPING", 700, 2_300, 38_000, Fault.NONE),
                    underpass("WL_FANGZHOU", 2_600, 600, 38_000, Fault.NONE),
                    underpass("WL_HEYUE", -2_400, -1_300, 40_000, Fault.NONE),
                    underpass("WL_YANTAI", 3_400, -1_900, 34_000, Fault.NONE),
                    lowRoad("WL_SHUYUAN", -700, -1_600, 34_000, Fault.NONE),
                    lowRoad("WL_JISHI", 300, 900, 30_000, Fault.CLOCK_EIGHT_HOURS_AHEAD),
                    lowRoad("WL_ZHIZAO", 2_900, 2_200, 32_000, Fault.NEVER_REPORTS),
                    lowRoad("WL_JIUXIANG", -1_700, 300, 30_000, Fault.NONE),
                    lowRoad("WL_HUAXI", 1_600, -2_400, 26_000, Fault.NONE));

    private static final List<River> RIVERS =
            List.of(
                    new River(
                            new DemoSite("RV_YANXI_UP", -2_900, 2_000),
                            new Reach.Shape(5_000_000, 0.50, 3, 300, 3.0, 0.60, 50, 1.6)),
                    new River(
                            new DemoSite("RV_YANXI_DOWN", 1_300, 200),
                            new Reach.Shape(9_000_000, 0.50, 3, 400, 6.0, 0.80, 60, 1.6)),
                    new River(
                            new DemoSite("RV_WANGHE", 3_100, -700),
                            new Reach.Shape(16_000_000, 0.45, 3, 540, 12.0, 1.20, 65, 1.7)));

    private static final List<DemoSite> RAIN =
            List.of(
                    new DemoSite("RG_WANGCHAO", 200, -300),
                    new DemoSite("RG_TINGQUAN", -2_100, 1_500),
                    new DemoSite("RG_ZHENXI", 2_300, 1_300),
                    new DemoSite("RG_NANPO", -900, -2_600),
                    new DemoSite("RG_DONGTAI", 3_600, -1_300));

    private static Depth underpass(
            String station, double east, double north, double area, Fault fault) {
        return new Depth(
                new DemoSite(station, east, north),
                fault,
                new LowPoint.Shape(area, 0.85, 200, 700, 1_100, 2.2, 0.80, 150, 0.58));
    }

    private static Depth lowRoad(
            String station, double east, double north, double area, Fault fault) {
        return new Depth(
                new DemoSite(station, east, north),
                fault,
                new LowPoint.Shape(area, 0.80, 240, 700, 2_000, 0.9, 0.45, 80, 0.30));
    }
}
