package org.fengsui.hazards.config;

import java.util.List;
import java.util.Map;
import org.fengsui.hazards.registry.QuantityDef;
import org.jspecify.annotations.Nullable;

/** Reads {@code quantities}: additions to, and narrower ranges of, the built-in ones. */
final class QuantityReader {

    private QuantityReader() {}

    static Map<String, QuantityDef> read(Fields file) {
        Map<String, QuantityDef> quantities = Quantities.builtIn();
        for (Items.Item item : Items.of(file, "quantities").list()) {
            QuantityDef builtIn = quantities.get(item.id());
            String unit = unit(item.fields(), builtIn);
            double[] range = range(item.fields(), builtIn);
            Places.name(item.fields(), item.id());
            item.fields().refuseUnknown();
            boolean amount = builtIn != null && builtIn.amount();
            quantities.put(item.id(), new QuantityDef(item.id(), unit, range[0], range[1], amount));
        }
        return quantities;
    }

    private static String unit(Fields fields, @Nullable QuantityDef builtIn) {
        Value value =
                builtIn == null
                        ? fields.require("unit", "the unit of its values, such as m or mm")
                        : fields.get("unit");
        if (value == null) {
            return builtIn == null ? "" : builtIn.unit();
        }
        String unit = Items.or(value.text("a unit such as m or mm"), "");
        if (builtIn != null && !unit.equals(builtIn.unit())) {
            value.reject(
                    "'" + builtIn.unit() + "', the unit of this built-in quantity everywhere",
                    "convert with scale and offset of the sensor");
        }
        return unit;
    }

    private static double[] range(Fields fields, @Nullable QuantityDef builtIn) {
        Value value =
                builtIn == null
                        ? fields.require("range", "[smallest, largest] possible value")
                        : fields.get("range");
        if (value == null) {
            return builtIn == null
                    ? new double[] {0, 0}
                    : new double[] {builtIn.min(), builtIn.max()};
        }
        return range(value);
    }

    /** {@code [min, max]} with min below max. */
    static double[] range(Value value) {
        List<Value> ends = value.items("[smallest, largest]");
        if (ends.size() != 2) {
            if (value.isList()) {
                value.refuse("expected [smallest, largest], found " + ends.size() + " elements");
            }
            return new double[] {0, 0};
        }
        Double min = ends.get(0).number("a number");
        Double max = ends.get(1).number("a number");
        if (min != null && max != null && min >= max) {
            value.refuse("expected the smallest value first, found [" + min + ", " + max + "]");
        }
        return new double[] {Items.or(min, 0.0), Items.or(max, 0.0)};
    }
}
