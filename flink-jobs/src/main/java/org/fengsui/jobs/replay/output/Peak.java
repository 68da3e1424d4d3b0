package org.fengsui.jobs.replay.output;

import org.jspecify.annotations.Nullable;

/** The worst of one subject and hazard: its highest level and, at that, its greatest value. */
record Peak(WarningRow row) {

    static Peak worse(@Nullable Peak before, WarningRow row) {
        if (before == null || row.level().isAbove(before.row.level())) {
            return new Peak(row);
        }
        boolean greater =
                row.level() == before.row.level()
                        && row.indicator().equals(before.row.indicator())
                        && row.value() > before.row.value();
        return greater ? new Peak(row) : before;
    }
}
