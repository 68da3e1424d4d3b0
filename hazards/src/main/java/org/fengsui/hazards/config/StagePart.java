package org.fengsui.hazards.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
import org.fengsui.hazards.rules.LevelTable;
import org.fengsui.hazards.rules.ScalarRule;
import org.fengsui.hazards.rules.Threshold;
import org.fengsui.hazards.warning.Level;
import org.jspecify.annotations.Nullable;

/** An entry of {@code river}; stages in m above the datum of the station. */
record StagePart(
        @Nullable Limit warning,
        @Nullable Limit guarantee,
        @Nullable Limit highest,
        StageCommon common)
        implements RulePart<StagePart, ScalarRule> {

    /** Characteristic levels belong to a site; a default has none. */
    static StagePart readDefault(Fields fields) {
        return new StagePart(null, null, null, StageCommon.read(fields));
    }

    static StagePart readSite(Fields fields) {
        return new StagePart(
                StageCommon.level(fields.get("warning")),
                StageCommon.level(fields.get("guarantee")),
                StageCommon.level(fields.get("highest")),
                StageCommon.read(fields));
    }

    @Override
    public StagePart over(StagePart base) {
        return new StagePart(
                warning == null ? base.warning : warning,
                guarantee == null ? base.guarantee : guarantee,
                highest == null ? base.highest : highest,
                common.over(base.common));
    }

    @Override
    public @Nullable String datum() {
        return common.datum();
    }

    @Override
    public List<String> missing() {
        return common.missing();
    }

    @Override
    public void check(@Nullable Subject subject, Fields at) {
        Rises.check(
                Stream.of(warning, guarantee, highest)
                        .filter(Objects::nonNull)
                        .map(limit -> Items.or(limit, limit))
                        .toList());
        if (warning == null && (guarantee != null || highest != null)) {
            at.reject(
                    "warning",
                    "missing beside guarantee or highest; expected a stage in m, for without it"
                            + " neither is judged");
        }
        if (warning != null && subject != null && subject.kind() == SubjectKind.RESERVOIR) {
            at.reject(
                    "warning",
                    "'"
                            + subject.id()
                            + "' is a reservoir; write its levels under reservoir.sites."
                            + subject.id());
        }
    }

    @Override
    public @Nullable ScalarRule rule(String path, Subject subject) {
        if (warning == null) {
            return common.onRisesAlone(path);
        }
        List<Threshold> thresholds = new ArrayList<>(common.firstLevels(warning, "warning"));
        if (guarantee != null) {
            thresholds.add(guarantee.as(Level.ORANGE, "guarantee"));
        }
        if (highest != null) {
            thresholds.add(highest.as(Level.RED, "highest"));
        }
        return common.rule(path, new LevelTable(thresholds));
    }
}
