package org.fengsui.hazards.config;

import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fengsui.hazards.quality.Attenuation;
import org.fengsui.hazards.quality.Climatology;
import org.fengsui.hazards.quality.FlatLine;
import org.fengsui.hazards.quality.GrossRange;
import org.fengsui.hazards.quality.Limits;
import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.quality.RateOfChange;
import org.fengsui.hazards.quality.Span;
import org.fengsui.hazards.quality.Spike;
import org.fengsui.hazards.registry.QuantityDef;
import org.jspecify.annotations.Nullable;

/** Reads the tests of one quantity. */
final class QualityTestReader {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final String ONE_OF_TWO = "missing; give suspect, fail or both";

    private QualityTestReader() {}

    static QualityRule read(Fields fields, QuantityDef quantity, ZoneId zone) {
        if (quantity.amount()) {
            for (String test : List.of("spike", "rate_of_change")) {
                if (fields.get(test) != null) {
                    fields.reject(
                            test,
                            quantity.id()
                                    + " is an amount over a period, of which successive values need"
                                    + " not be alike; take this test out");
                }
            }
        }
        Fields range = map(fields, "range", "{suspect: [0, 3], fail: [-0.1, 5]}");
        Fields spike = map(fields, "spike", "{method: average, suspect: 0.3}");
        Fields change = map(fields, "rate_of_change", "{suspect: 0.05} per minute");
        Fields flat = map(fields, "flat_line", "{suspect: PT24H, tolerance: 0.001}");
        Fields attenuated =
                map(fields, "attenuated", "{measure: range, window: PT24H, suspect: 0.002}");
        return new QualityRule(
                range == null ? null : range(range),
                climatology(fields, zone),
                spike == null ? null : spike(spike),
                change == null ? null : rateOfChange(change),
                flat == null ? null : flatLine(flat),
                attenuated == null ? null : attenuation(attenuated));
    }

    private static @Nullable Fields map(Fields fields, String key, String example) {
        Value value = fields.get(key);
        return value == null ? null : value.fields("a map such as " + example);
    }

    private static GrossRange range(Fields fields) {
        GrossRange range = spans(fields);
        fields.refuseUnknown();
        return range;
    }

    private static GrossRange spans(Fields fields) {
        Span suspect = span(fields.get("suspect"));
        Span fail = span(fields.get("fail"));
        if (!fields.has("suspect") && !fields.has("fail")) {
            fields.reject("suspect", ONE_OF_TWO);
        }
        if (suspect != null
                && fail != null
                && !(fail.contains(suspect.min()) && fail.contains(suspect.max()))) {
            fields.reject(
                    "fail", "expected a range around that of suspect: what is bad is suspect");
        }
        return new GrossRange(suspect, fail);
    }

    private static @Nullable Span span(@Nullable Value value) {
        if (value == null) {
            return null;
        }
        double[] ends = QuantityReader.range(value);
        return new Span(ends[0], ends[1]);
    }

    private static @Nullable Climatology climatology(Fields fields, ZoneId zone) {
        Value value = fields.get("climatology");
        if (value == null) {
            return null;
        }
        List<Climatology.Season> seasons = new ArrayList<>();
        for (Value item :
                value.items("a list such as [{months: [6, 7, 8], suspect: [12.0, 21.0]}]")) {
            Fields season = item.fields("{months: [6, 7, 8], suspect: [12.0, 21.0]}");
            if (season != null) {
                seasons.add(new Climatology.Season(months(season), spans(season)));
                season.refuseUnknown();
            }
        }
        return new Climatology(zone, List.copyOf(seasons));
    }

    private static Set<Month> months(Fields season) {
        Set<Month> months = EnumSet.noneOf(Month.class);
        Value value = season.require("months", "a list of numbers from 1 to 12");
        if (value != null) {
            for (Value item : value.items("a list of numbers from 1 to 12")) {
                Integer month = item.integer("a month from 1 to 12", 1);
                if (month != null && month > Month.DECEMBER.getValue()) {
                    item.reject("a month from 1 to 12");
                } else if (month != null) {
                    months.add(Month.of(month));
                }
            }
        }
        return months;
    }

    private static Spike spike(Fields fields) {
        Spike.Method method = word(fields, "method", Spike.Method.values(), Spike.Method.AVERAGE);
        return new Spike(method, rising(fields, 1));
    }

    private static RateOfChange rateOfChange(Fields fields) {
        return new RateOfChange(rising(fields, SECONDS_PER_MINUTE));
    }

    /** Two limits of which fail is the greater. */
    private static Limits rising(Fields fields, double per) {
        Double suspect = positive(fields, "suspect");
        Double fail = positive(fields, "fail");
        checkGiven(fields);
        if (suspect != null && fail != null && fail < suspect) {
            fields.reject("fail", "expected at least suspect, " + suspect + ", found " + fail);
        }
        fields.refuseUnknown();
        return new Limits(suspect == null ? null : suspect / per, fail == null ? null : fail / per);
    }

    private static FlatLine flatLine(Fields fields) {
        Long suspect = duration(fields, "suspect");
        Long fail = duration(fields, "fail");
        checkGiven(fields);
        if (suspect != null && fail != null && fail < suspect) {
            fields.reject("fail", "expected at least as long as suspect");
        }
        fields.require("tolerance", "how much values may differ and be called the same");
        Double tolerance = positive(fields, "tolerance");
        Value above = fields.get("above");
        Double floor = above == null ? null : above.number("a number such as 0.05");
        fields.refuseUnknown();
        return new FlatLine(
                suspect, fail, Items.or(tolerance, 1.0), Items.or(floor, Double.NEGATIVE_INFINITY));
    }

    private static Attenuation attenuation(Fields fields) {
        Attenuation.Measure measure =
                word(fields, "measure", Attenuation.Measure.values(), Attenuation.Measure.RANGE);
        Value value = fields.require("window", "a duration such as PT24H");
        Long window = value == null ? null : TimeValues.positive(value);
        Double suspect = positive(fields, "suspect");
        Double fail = positive(fields, "fail");
        checkGiven(fields);
        if (suspect != null && fail != null && fail > suspect) {
            fields.reject("fail", "expected at most suspect, " + suspect + ", found " + fail);
        }
        fields.refuseUnknown();
        return new Attenuation(measure, Items.or(window, 1L), new Limits(suspect, fail));
    }

    private static <E extends Enum<E>> E word(Fields fields, String key, E[] words, E otherwise) {
        Value value = fields.get(key);
        List<String> known = new ArrayList<>();
        for (E word : words) {
            known.add(word.name().toLowerCase(Locale.ROOT));
        }
        String found = value == null ? null : value.oneOf(known);
        return found == null ? otherwise : words[known.indexOf(found)];
    }

    private static @Nullable Double positive(Fields fields, String key) {
        Value value = fields.get(key);
        Double number = value == null ? null : value.number("a number above 0");
        if (value != null && number != null && number <= 0) {
            value.reject("a number above 0");
            return null;
        }
        return number;
    }

    private static @Nullable Long duration(Fields fields, String key) {
        Value value = fields.get(key);
        return value == null ? null : TimeValues.positive(value);
    }

    private static void checkGiven(Fields fields) {
        if (!fields.has("suspect") && !fields.has("fail")) {
            fields.reject("suspect", ONE_OF_TWO);
        }
    }
}
