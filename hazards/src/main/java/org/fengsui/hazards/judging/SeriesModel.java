package org.fengsui.hazards.judging;

import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
import org.fengsui.hazards.rules.Persistence;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;

/**
 * How one quantity is held against its rule. Stateless: everything remembered is in {@link
 * SeriesState}.
 */
interface SeriesModel {

    /** The model of a quantity at a subject. */
    static SeriesModel of(JudgingConfig config, Station station, Subject subject, String quantity) {
        long interval = station.interval().wet();
        return switch (quantity) {
            case "water_depth" -> ScalarModel.depth(config.rules().depthRule(subject), interval);
            case "stage" ->
                    ScalarModel.stage(
                            subject.kind() == SubjectKind.RESERVOIR
                                    ? Hazard.RESERVOIR
                                    : Hazard.RIVER,
                            config.rules().stageRule(subject),
                            interval);
            default -> new RainModel(config.rules().rainRule(subject), config.registry().zone());
        };
    }

    Hazard hazard();

    String unit();

    Persistence persistence();

    /** What the sample at the index says, given the machine's state after the one before it. */
    Step step(SeriesState series, LevelState machine, int index);

    /** The level that the value reaches by itself. */
    Level reached(SeriesState series, long time, double value);

    /** The series as of a sample. Valid until the series changes. */
    SeriesView view(SeriesState series, long time, double value, Quality quality);
}
