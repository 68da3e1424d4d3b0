package org.fengsui.hazards.lifecycle;

import java.util.Set;
import java.util.StringJoiner;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.warning.Assessment;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes headline and advice: place, what, number, trend, advice, in both languages.
 *
 * <p>Example: 「八一桥下穿 积水31厘米 已超封闭线25 约12分钟到40(红) 建议立即封闭」.
 */
final class Wording {

    private static final Set<String> NATIONAL =
            Set.of("PT12H 50 blue", "PT6H 50 yellow", "PT3H 50 orange", "PT3H 100 red");

    private final Registry registry;

    Wording(Registry registry) {
        this.registry = registry;
    }

    /**
     * What a revision says.
     *
     * @param road where a person has closed the road of the place
     */
    Revision.Words of(
            Revision revision, Assessment assessment, Fusion fusion, @Nullable Road road) {
        Warning warning = revision.before();
        Phrase phrase = new Phrase();
        phrase.add(warning.name().zh(), warning.name().en());
        LocalText advice =
                road != null && assessment.hazard() == Hazard.WATERLOGGING
                        ? road.text(registry.zone())
                        : advice(revision, assessment);
        LocalText reason = assessment.reason();
        if (assessment.hazard() == Hazard.STATION || assessment.hazard() == Hazard.SYSTEM) {
            if (revision.status() == Status.LIFTED) {
                phrase.add("已恢复正常", "back to normal");
            } else if (revision.status() == Status.PENDING_LIFT) {
                phrase.add("已恢复 待解除", "back to normal, pending lift");
            } else if (reason != null) {
                phrase.add(reason.zh(), reason.en());
            }
        } else {
            number(phrase, assessment);
            share(phrase, assessment, fusion);
            state(phrase, revision, assessment);
        }
        phrase.add(advice.zh(), advice.en());
        return new Revision.Words(phrase.text(), advice);
    }

    /** What is said once a person has lifted the warning. */
    Revision.Words lifted(Warning warning) {
        LocalText advice = new LocalText("解除不等于恢复通行", "lifting does not re-open a closed place");
        return new Revision.Words(
                new LocalText(
                        warning.name().zh() + " 已解除 " + advice.zh(),
                        warning.name().en() + ": lifted, " + advice.en()),
                advice);
    }

    /** What is said of a warning that was out before a crash and has not been judged again. */
    Revision.Words recovered(Warning warning, Level level) {
        LocalText advice = new LocalText("请立即派人核实", "send somebody to look now");
        return new Revision.Words(
                new LocalText(
                        warning.name().zh()
                                + " "
                                + level.label().zh()
                                + " 系统重启前发布 现况不明 "
                                + advice.zh(),
                        warning.name().en()
                                + ": "
                                + level.label().en()
                                + ", published before a restart, state unknown, "
                                + advice.en()),
                advice);
    }

    /** What is said of a warning that nobody measures any more. */
    Revision.Words lost(Warning warning, LocalText reason) {
        LocalText advice = new LocalText("请立即派人核实", "send somebody to look now");
        Phrase phrase = new Phrase();
        phrase.add(warning.name().zh(), warning.name().en());
        phrase.add(warning.level().label().zh(), warning.level().label().en());
        phrase.add(reason.zh(), reason.en());
        phrase.add(advice.zh(), advice.en());
        return new Revision.Words(phrase.text(), advice);
    }

    /** What is said of a warning whose danger another one of the same place carries on. */
    Revision.Words merged(Warning warning) {
        LocalText advice = new LocalText("见该处现行告警", "see the present warning of this place");
        return new Revision.Words(
                new LocalText(
                        warning.name().zh() + " 已并入 " + advice.zh(),
                        warning.name().en() + ": merged, " + advice.en()),
                advice);
    }

    private static void number(Phrase phrase, Assessment assessment) {
        LocalText said = assessment.reason();
        if (assessment.basis() == Basis.OFFICIAL || assessment.basis() == Basis.LINKED) {
            if (assessment.freshness() == Freshness.FRESH && said != null) {
                phrase.add(said.zh(), said.en());
            }
            return;
        }
        boolean lost = assessment.basis() == Basis.PRESUMED;
        String zhLost = lost ? "失联前" : "";
        String enLost = lost ? "last known " : "";
        switch (assessment.hazard()) {
            case WATERLOGGING -> {
                if (isTrapped(assessment)) {
                    phrase.add("有人被困", "people trapped");
                    return;
                }
                String cm = Numbers.centimetres(assessment.value());
                phrase.add(zhLost + "积水" + cm + "厘米", enLost + "water " + cm + " cm deep");
            }
            case RIVER -> {
                String m = Numbers.metres(assessment.value());
                phrase.add(zhLost + "水位" + m + "米", enLost + "stage " + m + " m");
            }
            case RESERVOIR -> {
                String m = Numbers.metres(assessment.value());
                phrase.add(zhLost + "库水位" + m + "米", enLost + "level " + m + " m");
            }
            default -> {
                // the evidence says which sum of which window it was
            }
        }
        if (!assessment.evidence().isEmpty()
                && !assessment.evidence().get(0).rule().startsWith(LostInRain.RULE)) {
            threshold(phrase, assessment.hazard(), assessment.evidence().get(0));
        }
    }

    /** How many gauges of the area agree, and which one decides. */
    private void share(Phrase phrase, Assessment assessment, Fusion fusion) {
        if (fusion.agreeing() == 0) {
            return;
        }
        Station gauge = registry.station(assessment.station());
        LocalText name =
                gauge == null
                        ? new LocalText(assessment.station(), assessment.station())
                        : gauge.name();
        String count = fusion.agreeing() + "/" + fusion.gauges();
        phrase.add(
                count + "站(" + name.zh() + ")",
                fusion.agreeing() + " of " + fusion.gauges() + " gauges (" + name.en() + ")");
    }

    private static boolean isTrapped(Assessment assessment) {
        return !assessment.evidence().isEmpty()
                && assessment.evidence().get(0).indicator().equals(ReportJudge.TRAPPED);
    }

    private static void threshold(Phrase phrase, Hazard hazard, Evidence evidence) {
        String name = evidence.rule().substring(evidence.rule().lastIndexOf('.') + 1);
        if (evidence.indicator().startsWith("rise_")) {
            rise(phrase, evidence, Level.ofId(name));
            return;
        }
        switch (hazard) {
            case WATERLOGGING -> {
                String cm = Numbers.centimetres(evidence.threshold());
                LocalText line =
                        name.equals("close_at")
                                ? new LocalText("封闭线" + cm, "the closing line of " + cm)
                                : new LocalText(cm + "线", cm + " cm");
                against(phrase, line, evidence, Numbers.centimetres(distance(evidence)), "");
            }
            case RIVER -> {
                if (name.equals("near_warning")) {
                    phrase.add("接近警戒水位", "near the warning stage");
                    return;
                }
                String at = Numbers.metres(evidence.threshold());
                LocalText line =
                        switch (name) {
                            case "warning" -> new LocalText("警戒", "warning stage " + at);
                            case "guarantee" -> new LocalText("保证", "guarantee stage " + at);
                            default -> new LocalText("历史最高", "the highest on record " + at);
                        };
                against(phrase, line, evidence, Numbers.metres(distance(evidence)), "米");
            }
            case RESERVOIR -> {
                if (name.startsWith("near_")) {
                    boolean season = name.endsWith("flood_limit");
                    phrase.add(
                            season ? "接近汛限水位" : "接近正常蓄水位",
                            season ? "near the flood limit" : "near the normal level");
                    return;
                }
                String at = Numbers.metres(evidence.threshold());
                LocalText line =
                        switch (name) {
                            case "flood_limit" -> new LocalText("汛限", "the flood limit " + at);
                            case "normal" -> new LocalText("正常蓄水位", "the normal level " + at);
                            case "design" -> new LocalText("设计洪水位", "the design flood level " + at);
                            case "check" -> new LocalText("校核洪水位", "the check flood level " + at);
                            default -> new LocalText("坝顶", "the crest of the dam " + at);
                        };
                against(phrase, line, evidence, Numbers.metres(distance(evidence)), "米");
            }
            case FLASH_FLOOD -> {
                rain(phrase, evidence);
                boolean move = evidence.rule().contains(".move.");
                phrase.add(
                        move ? "达到立即转移临界雨量" : "达到准备转移临界雨量",
                        move ? "critical rain to move at once" : "critical rain to prepare");
            }
            default -> {
                rain(phrase, evidence);
                Level level = Level.ofId(name);
                boolean national = isNational(evidence, level);
                String colour = level.label().zh().charAt(0) + "色";
                phrase.add(
                        national ? "达到暴雨" + colour + "标准" : "达到本地" + colour + "雨量标准",
                        (national
                                        ? "reaches the standard of rainstorm "
                                        : "reaches the local standard of rain, ")
                                + level.id());
            }
        }
    }

    private static void rise(Phrase phrase, Evidence evidence, Level level) {
        String m = Numbers.metres(evidence.value());
        boolean hour = evidence.indicator().equals("rise_1h");
        phrase.add(
                (hour ? "1小时涨" : "15分钟涨") + m + "米",
                "up " + m + " m in " + (hour ? "1 h" : "15 min"));
        boolean reached = evidence.value() >= evidence.threshold();
        phrase.add(
                (reached ? "达到" : "已低于") + level.label().zh().charAt(0) + "色涨率",
                (reached ? "reaches" : "below") + " the rate of rise of " + level.id());
    }

    /** Whether a clause is one of the national table; any other must not read like it. */
    private static boolean isNational(Evidence evidence, Level level) {
        String clause =
                evidence.window() + " " + Math.round(evidence.threshold()) + " " + level.id();
        return NATIONAL.contains(clause);
    }

    private static void rain(Phrase phrase, Evidence evidence) {
        String mm = Numbers.millimetres(evidence.value());
        String window = evidence.window() == null ? "" : evidence.window().substring(2);
        phrase.add(
                window.replace("H", "小时").replace("M", "分钟") + "雨量" + mm + "毫米",
                mm + " mm in " + window.toLowerCase(java.util.Locale.ROOT));
    }

    /** How the value stands against a line: above it, on it, or held although it is below. */
    private static void against(
            Phrase phrase, LocalText line, Evidence evidence, String distance, String unit) {
        long side = Math.round((evidence.value() - evidence.threshold()) * 1000);
        String shown = unit.isEmpty() ? "" : distance + unit;
        if (side > 0) {
            phrase.add(
                    (unit.isEmpty() ? "已超" : "超") + line.zh() + shown,
                    (unit.isEmpty() ? "above " : distance + " m above ") + line.en());
        } else if (side == 0) {
            phrase.add("达到" + line.zh(), "at " + line.en());
        } else {
            phrase.add("低于" + line.zh() + shown, "below " + line.en());
        }
    }

    private static double distance(Evidence evidence) {
        return Math.abs(evidence.value() - evidence.threshold());
    }

    private static void state(Phrase phrase, Revision revision, Assessment assessment) {
        if (revision.status() == Status.RETROSPECTIVE) {
            phrase.add("事后补记", "recorded afterwards");
            return;
        }
        if (assessment.basis() == Basis.PRESUMED) {
            LocalText why = assessment.reason();
            phrase.add(
                    (why == null ? "失联" : why.zh()) + "·按危险处置",
                    (why == null ? "lost" : why.en()) + ", presumed at risk");
            return;
        }
        if (revision.condition() == Condition.UNKNOWN) {
            LocalText why = assessment.reason();
            phrase.add(
                    why == null ? "失联/不明" : why.zh(), why == null ? "no data, unknown" : why.en());
            return;
        }
        if (assessment.freshness() == Freshness.STALE) {
            phrase.add("数据过时", "data overdue");
            return;
        }
        if (revision.status() == Status.PENDING_LIFT) {
            if (Numbers.centimetresPerTenMinutes(assessment.riseRate()) > 0) {
                trend(phrase, assessment.riseRate());
                phrase.add("待解除", "pending lift");
            } else {
                phrase.add("已回落 待解除", "receded, pending lift");
            }
            return;
        }
        if (assessment.basis() == Basis.OFFICIAL) {
            phrase.add("雨量站尚未达到", "not reached by gauges yet");
            return;
        }
        LocalText reported = assessment.reason();
        if (reported != null
                && (assessment.basis() == Basis.REPORTED
                        || assessment.hazard() == Hazard.FLASH_FLOOD)) {
            phrase.add(reported.zh(), reported.en());
            return;
        }
        NextLevel next = assessment.nextLevel();
        if (next != null && next.eta() > 0) {
            long minutes = Numbers.minutes(assessment.time(), next.eta());
            double target = assessment.value() + next.distance();
            String shown =
                    assessment.hazard() == Hazard.WATERLOGGING
                            ? Numbers.centimetres(target)
                            : Numbers.metres(target);
            phrase.add(
                    "约" + minutes + "分钟到" + shown + "(" + next.level().label().zh().charAt(0) + ")",
                    "about " + minutes + " min to " + shown + " (" + next.level().id() + ")");
            return;
        }
        trend(phrase, assessment.riseRate());
    }

    private static void trend(Phrase phrase, double riseRate) {
        if (Double.isNaN(riseRate)) {
            return;
        }
        long cm = Numbers.centimetresPerTenMinutes(riseRate);
        if (cm > 0) {
            phrase.add("10分钟涨" + cm + "厘米", "rising " + cm + " cm/10 min");
        } else if (cm < 0) {
            phrase.add("10分钟降" + -cm + "厘米", "falling " + -cm + " cm/10 min");
        } else {
            phrase.add("水势平稳", "steady");
        }
    }

    private static LocalText advice(Revision revision, Assessment assessment) {
        if (revision.status() == Status.LIFTED) {
            return new LocalText("已解除", "lifted");
        }
        if (revision.status() == Status.RETROSPECTIVE) {
            return new LocalText("无需处置 供复盘", "no action, for the record");
        }
        if (assessment.hazard() == Hazard.STATION) {
            return assessment.sensor().equals("clock")
                    ? new LocalText("请校时并检修站点", "set the clock and check the station")
                    : new LocalText("请检查站点", "check the station");
        }
        if (assessment.hazard() == Hazard.SYSTEM && revision.status() == Status.PENDING_LIFT) {
            return new LocalText("请确认后人工解除", "make sure, then lift by hand");
        }
        if (assessment.hazard() == Hazard.SYSTEM) {
            LocalText store = StoreReport.advice(assessment);
            return store == null ? new LocalText("请检查本机时钟", "check this machine's clock") : store;
        }
        if (revision.status() == Status.PENDING_LIFT) {
            return new LocalText("请现场核实后人工解除", "verify on site, then lift by hand");
        }
        if (assessment.basis() == Basis.PRESUMED || revision.condition() == Condition.UNKNOWN) {
            return new LocalText("请立即派人核实", "send somebody to look now");
        }
        if (assessment.basis() == Basis.LINKED) {
            return new LocalText("注意涨水 撤离河道", "expect rising water, clear the river bed");
        }
        return switch (assessment.hazard()) {
            case WATERLOGGING ->
                    switch (revision.level()) {
                        case RED -> new LocalText("建议立即封闭并救援", "close now, search and rescue");
                        case ORANGE -> new LocalText("建议立即封闭", "close now");
                        case YELLOW -> new LocalText("建议减速慢行 准备封闭", "slow down, prepare to close");
                        default -> new LocalText("注意观察", "watch");
                    };
            case RIVER ->
                    switch (revision.level()) {
                        case RED -> new LocalText("建议立即转移沿岸人员", "evacuate the banks now");
                        case ORANGE ->
                                new LocalText("建议上堤抢险 准备转移", "man the dykes, prepare to evacuate");
                        case YELLOW -> new LocalText("建议上堤巡查", "patrol the dykes");
                        default -> new LocalText("注意观察", "watch");
                    };
            case RESERVOIR ->
                    switch (revision.level()) {
                        case RED -> new LocalText("建议立即转移下游人员", "evacuate downstream now");
                        case ORANGE ->
                                new LocalText(
                                        "建议加强泄洪 准备转移下游", "release, prepare to evacuate downstream");
                        case YELLOW ->
                                new LocalText(
                                        "建议按汛限调度 加强巡坝", "release to the limit, patrol the dam");
                        default -> new LocalText("注意观察", "watch");
                    };
            case FLASH_FLOOD ->
                    revision.level() == Level.RED
                            ? new LocalText("建议立即转移", "move people at once")
                            : new LocalText("建议准备转移", "prepare to move people");
            default ->
                    switch (revision.level()) {
                        case RED, ORANGE ->
                                new LocalText("建议巡查易涝点和隐患点", "patrol all points at risk");
                        default -> new LocalText("注意观察", "watch");
                    };
        };
    }

    /** One headline in two languages, put together piece by piece. */
    private static final class Phrase {
        private final StringJoiner zh = new StringJoiner(" ");
        private final StringJoiner en = new StringJoiner(", ");

        void add(String chinese, String english) {
            zh.add(chinese);
            en.add(english);
        }

        LocalText text() {
            return new LocalText(zh.toString(), en.toString());
        }
    }
}
