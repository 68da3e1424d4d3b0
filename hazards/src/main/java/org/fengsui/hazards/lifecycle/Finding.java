package org.fengsui.hazards.lifecycle;

import java.util.Locale;
import java.util.Set;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;

/** What was found, and how it stands against its threshold: the middle part of a headline. */
final class Finding {

    private static final Set<String> NATIONAL =
            Set.of("PT12H 50 blue", "PT6H 50 yellow", "PT3H 50 orange", "PT3H 100 red");

    private Finding() {}

    static void add(Phrase phrase, Assessment assessment) {
        LocalText said = assessment.reason();
        if (assessment.basis() == Basis.OFFICIAL || assessment.basis() == Basis.LINKED) {
            boolean holds = assessment.freshness() == Freshness.FRESH;
            if (said != null && (holds || assessment.basis() == Basis.LINKED)) {
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
                mm + " mm in " + window.toLowerCase(Locale.ROOT));
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
}
