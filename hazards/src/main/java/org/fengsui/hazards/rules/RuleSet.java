package org.fengsui.hazards.rules;

import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * All thresholds, immutable, as one version. The greatest version wins.
 *
 * <p>A subject's rule is the defaults of its kind with what its own entry under {@code sites}
 * changes. Null where no rule covers the subject: it is then measured but not judged.
 */
public interface RuleSet {

    int version();

    @Nullable ScalarRule depthRule(Subject subject);

    /** For a river's stage, and for the level of a reservoir. */
    @Nullable ScalarRule stageRule(Subject subject);

    @Nullable RainRule rainRule(Subject subject);

    /** How gauges make a warning of their area. */
    default AreaRainRule areaRainRule() {
        return AreaRainRule.PLAIN;
    }

    /** Critical rain of a village, null where none is given. */
    default @Nullable FlashFloodRule flashFloodRule(Subject village) {
        return null;
    }

    /** When what a subject lets out is told downstream, null for never. */
    default @Nullable ReleaseRule releaseRule(Subject reservoir) {
        return null;
    }

    /** The tests of a station's quantity, null where there are none. */
    @Nullable QualityRule qualityRule(Station station, String quantity);
}
