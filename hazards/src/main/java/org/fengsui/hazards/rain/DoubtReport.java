package org.fengsui.hazards.rain;

import java.util.List;
import java.util.Locale;
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;

/** Says that a gauge differs from those around it, or no longer does: to the station's warning. */
final class DoubtReport {

    /** So often what goes on is said again: it must not look expired. */
    private static final long REPEAT = 12 * 3_600_000L;

    private DoubtReport() {}

    static boolean isDue(Doubted before, long now) {
        return now - before.at() >= REPEAT;
    }

    static Assessment of(GaugeRain gauge, Neighbours.Finding finding, long now, int rules) {
        Doubt doubt = finding.doubt();
        return new Assessment(
                gauge.station(),
                Hazard.STATION,
                gauge.station(),
                "neighbours",
                doubt == null ? Level.NONE : Level.BLUE,
                doubt == null ? 0 : gauge.sums().time(),
                gauge.sums().time(),
                now,
                Freshness.FRESH,
                Basis.MEASURED,
                Quality.SUSPECT,
                false,
                finding.mm(),
                "mm",
                Double.NaN,
                doubt == null ? List.of() : List.of(evidence(gauge, finding, doubt)),
                null,
                doubt == null ? null : text(finding, doubt),
                rules);
    }

    private static Evidence evidence(GaugeRain gauge, Neighbours.Finding finding, Doubt doubt) {
        return new Evidence(
                gauge.station(),
                gauge.sensor().isEmpty() ? null : gauge.sensor(),
                finding.window().indicator(),
                finding.mm(),
                "mm",
                doubt == Doubt.BLOCKED ? "<" : ">=",
                finding.limit(),
                null,
                Quality.SUSPECT,
                gauge.sums().time(),
                "area_rain.neighbours." + doubt.id());
    }

    private static LocalText text(Neighbours.Finding finding, Doubt doubt) {
        String mm = String.format(Locale.ROOT, "%.1f", finding.mm());
        long hours = finding.window().length() / 3_600_000L;
        String zh =
                (hours == 0 ? finding.window().length() / 60_000L + "分钟" : hours + "小时")
                        + mm
                        + "毫米";
        String en =
                mm
                        + " mm in "
                        + (hours == 0
                                ? finding.window().length() / 60_000L + " min"
                                : hours + " h");
        return switch (doubt) {
            case BLOCKED ->
                    new LocalText(
                            zh + " 周边大雨 疑似漏斗堵塞",
                            en + " while it pours around, the funnel may be blocked");
            case BURST ->
                    new LocalText(
                            zh + " 周边无雨 疑似误报", en + " while it is dry around, may not be rain");
        };
    }
}
