package org.fengsui.hazards.config;

import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
import org.fengsui.hazards.rules.AreaRainRule;
import org.fengsui.hazards.rules.FlashFloodRule;
import org.fengsui.hazards.rules.RainRule;
import org.fengsui.hazards.rules.ReleaseRule;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.rules.ScalarRule;
import org.jspecify.annotations.Nullable;

/** A rule file as rules per subject. Thread-safe. */
record SectionRuleSet(
        int version,
        Section<DepthPart, ScalarRule> waterlogging,
        Section<StagePart, ScalarRule> river,
        Section<ReservoirPart, ScalarRule> reservoir,
        Section<RainPart, RainRule> rainstorm,
        AreaRainRule areaRain,
        Section<FlashFloodPart, FlashFloodRule> flashFlood,
        Section<ReleasePart, ReleaseRule> release,
        QualitySection quality)
        implements RuleSet {

    @Override
    public @Nullable ScalarRule depthRule(Subject subject) {
        return waterlogging.rule(subject);
    }

    @Override
    public @Nullable ScalarRule stageRule(Subject subject) {
        return subject.kind() == SubjectKind.RESERVOIR
                ? reservoir.rule(subject)
                : river.rule(subject);
    }

    @Override
    public @Nullable RainRule rainRule(Subject subject) {
        return rainstorm.rule(subject);
    }

    @Override
    public AreaRainRule areaRainRule() {
        return areaRain;
    }

    @Override
    public @Nullable FlashFloodRule flashFloodRule(Subject village) {
        return flashFlood.rule(village);
    }

    @Override
    public @Nullable ReleaseRule releaseRule(Subject reservoir) {
        return release.rule(reservoir);
    }

    @Override
    public @Nullable QualityRule qualityRule(Station station, String quantity) {
        return quality.rule(station, quantity);
    }
}
