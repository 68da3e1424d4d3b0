package org.fengsui.hazards.rain;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.AreaLevel;
import org.fengsui.hazards.registry.RainAreas;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.AreaRainRule;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Official;
import org.fengsui.hazards.warning.OfficialNotice;
import org.jspecify.annotations.Nullable;

/**
 * What an official message of rain means for the areas that it names: the forecast half of the
 * chain of three hours and one hour ahead, whose other half are the gauges.
 *
 * <p>A signal counts by its colour, an expected amount by the rule set's table {@code ahead}: the
 * worst clause that it reaches, where an amount expected within a shorter time than the clause's
 * counts too. A message without either says that nothing is expected. Thread-safe.
 */
public final class OfficialJudge {

    private static final String PATH = "area_rain.";

    private final Registry registry;
    private final AreaRainRule rule;
    private final int rules;
    private final RainAreas areas;

    public OfficialJudge(JudgingConfig config) {
        this.registry = config.registry();
        this.rule = config.rules().areaRainRule();
        this.rules = config.rules().version();
        this.areas = new RainAreas(registry, rule.per());
    }

    /** What decided: the amount and the clause that it reached; null amount for a colour. */
    private record Reached(
            Level level, Official.@Nullable Amount amount, AreaRainRule.@Nullable Ahead clause) {}

    /**
     * Passes on what the message means for each area that rain is warned of in.
     *
     * @param refused told of each area that the registry does not have
     */
    public void judge(
            Official official, Consumer<OfficialNotice> notices, Consumer<String> refused) {
        Set<String> warned = new TreeSet<>();
        for (String area : official.areas()) {
            if (registry.areas().containsKey(area) || !areas.gauges(area).isEmpty()) {
                warned.addAll(warnedOf(area));
            } else {
                refused.accept(
                        "the registry has no area '"
                                + area
                                + "'; correct the message or add the area");
            }
        }
        Reached reached = reached(official);
        for (String area : warned) {
            notices.accept(
                    new OfficialNotice(
                            official.id(),
                            official.cancels(),
                            official.expires(),
                            assessment(official, reached, area)));
        }
    }

    /** The areas within a named one that are warned of, or the one that is above it. */
    private Set<String> warnedOf(String named) {
        Set<String> within = new TreeSet<>();
        for (String area : registry.areas().keySet()) {
            if (isLevel(area) && isWithin(area, named)) {
                within.add(area);
            }
        }
        for (String area : areas.ids()) {
            if (isWithin(area, named)) {
                within.add(area);
            }
        }
        String above = registry.enclosing(named, rule.per());
        if (within.isEmpty()) {
            within.add(above == null ? named : above);
        }
        return within;
    }

    private boolean isLevel(String area) {
        var known = registry.areas().get(area);
        return known != null && known.level() == rule.per();
    }

    private boolean isWithin(String area, String outer) {
        if (area.equals(outer)) {
            return true;
        }
        for (AreaLevel level : AreaLevel.values()) {
            if (outer.equals(registry.enclosing(area, level))) {
                return true;
            }
        }
        return false;
    }

    private Reached reached(Official official) {
        if (official.kind().equals("signal")) {
            Level colour = official.colour();
            return new Reached(colour == null ? Level.NONE : colour, null, null);
        }
        Reached worst = new Reached(Level.NONE, null, null);
        for (Official.Amount amount : official.rain()) {
            for (AreaRainRule.Ahead clause : rule.ahead()) {
                boolean met =
                        amount.to() - amount.from() <= clause.window()
                                && amount.mm() >= clause.mm();
                if (met && clause.level().isAbove(worst.level)) {
                    worst = new Reached(clause.level(), amount, clause);
                }
            }
        }
        return worst;
    }

    private Assessment assessment(Official official, Reached reached, String area) {
        boolean none = reached.level == Level.NONE;
        return new Assessment(
                area,
                Hazard.RAINSTORM,
                official.source(),
                official.kind() + horizon(official),
                reached.level,
                none ? 0 : official.issued(),
                Math.min(official.issued(), official.received()),
                official.received(),
                Freshness.FRESH,
                Basis.OFFICIAL,
                Quality.NOT_EVALUATED,
                false,
                reached.amount == null ? 0 : reached.amount.mm(),
                "mm",
                Double.NaN,
                none ? List.of() : List.of(evidence(official, reached)),
                null,
                none ? null : text(official, reached),
                rules);
    }

    /**
     * The longest span that it speaks of: a bulletin for one hour does not replace one for three.
     */
    private static String horizon(Official official) {
        long longest =
                official.rain().stream().mapToLong(each -> each.to() - each.from()).max().orElse(0);
        return longest == 0 ? "" : "-" + Duration.ofMillis(longest);
    }

    private static Evidence evidence(Official official, Reached reached) {
        Official.Amount amount = reached.amount;
        AreaRainRule.Ahead clause = reached.clause;
        return amount == null || clause == null
                ? new Evidence(
                        official.source(),
                        null,
                        "official_signal",
                        reached.level.ordinal(),
                        "",
                        ">=",
                        reached.level.ordinal(),
                        null,
                        Quality.NOT_EVALUATED,
                        official.issued(),
                        PATH + "signal." + reached.level.id())
                : new Evidence(
                        official.source(),
                        null,
                        "rain_expected",
                        amount.mm(),
                        "mm",
                        ">=",
                        clause.mm(),
                        Duration.ofMillis(amount.to() - amount.from()).toString(),
                        Quality.NOT_EVALUATED,
                        official.issued(),
                        PATH + "ahead." + clause.level().id());
    }

    private static LocalText text(Official official, Reached reached) {
        Official.Amount amount = reached.amount;
        if (amount == null) {
            String colour = reached.level.label().zh().substring(0, 1);
            return new LocalText(
                    official.issuer() + "发布暴雨" + colour + "色预警信号",
                    official.issuer() + " issued a " + reached.level.id() + " rainstorm signal");
        }
        long minutes = (amount.to() - amount.from()) / 60_000L;
        String zh = minutes % 60 == 0 ? minutes / 60 + "小时" : minutes + "分钟";
        String en = minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
        String mm = String.valueOf(Math.round(amount.mm() * 10) / 10.0).replaceAll("\\.0$", "");
        return new LocalText(
                official.issuer() + "预报" + zh + "雨量" + mm + "毫米",
                official.issuer() + " expects " + mm + " mm in " + en);
    }
}
