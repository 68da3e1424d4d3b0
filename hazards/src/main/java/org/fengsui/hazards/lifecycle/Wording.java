package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
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
                        : Advice.of(revision, assessment);
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
            Finding.add(phrase, assessment);
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
        if (revision.condition() == Condition.UNKNOWN && assessment.basis() == Basis.LINKED) {
            phrase.add("此后不明", "unknown since");
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
}
