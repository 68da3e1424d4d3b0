package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Status;

/** What is to be done, the last part of a headline. */
final class Advice {

    private Advice() {}

    static LocalText of(Revision revision, Assessment assessment) {
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
        if (assessment.basis() == Basis.LINKED) {
            return new LocalText("注意涨水 撤离河道", "expect rising water, clear the river bed");
        }
        if (assessment.basis() == Basis.PRESUMED || revision.condition() == Condition.UNKNOWN) {
            return new LocalText("请立即派人核实", "send somebody to look now");
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
}
