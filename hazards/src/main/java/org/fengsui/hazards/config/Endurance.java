package org.fengsui.hazards.config;

import org.fengsui.hazards.rules.Persistence;
import org.jspecify.annotations.Nullable;

/** The fields confirm, hold and hysteresis of an entry, as far as it gives them. */
record Endurance(@Nullable Integer confirm, @Nullable Long hold, @Nullable Double hysteresis) {

    static Endurance read(Fields fields) {
        Value confirm = fields.get("confirm");
        Value hold = fields.get("hold");
        return new Endurance(
                confirm == null ? null : confirm.integer("a number of readings from 1", 1),
                hold == null ? null : TimeValues.notNegative(hold),
                null);
    }

    static Endurance readWithHysteresis(Fields fields) {
        Value hysteresis = fields.get("hysteresis");
        Endurance endurance = read(fields);
        return new Endurance(
                endurance.confirm,
                endurance.hold,
                hysteresis == null
                        ? null
                        : hysteresis.number("a margin in m, 0 or more, such as 0.03", 0, 100));
    }

    Endurance over(Endurance base) {
        return new Endurance(
                confirm == null ? base.confirm : confirm,
                hold == null ? base.hold : hold,
                hysteresis == null ? base.hysteresis : hysteresis);
    }

    Persistence persistence() {
        return new Persistence(Items.or(confirm, 1), Items.or(hold, 0L), Items.or(hysteresis, 0.0));
    }
}
