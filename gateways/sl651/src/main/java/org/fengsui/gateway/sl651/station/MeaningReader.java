package org.fengsui.gateway.sl651.station;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.fengsui.gateway.sl651.body.Element;
import org.fengsui.hazards.config.Fields;
import org.fengsui.hazards.config.TimeValues;
import org.fengsui.hazards.config.Value;
import org.jspecify.annotations.Nullable;

/** Reads what a station's values mean; what is not given is as usual. */
final class MeaningReader {
    private static final String NONE = "none";
    private static final Pattern SERIES =
            Pattern.compile("[A-Za-z0-9_-]{1,64}(@[A-Za-z0-9_-]{1,64})?");
    private static final Pattern ELEMENT = Pattern.compile("(FF)?[0-9A-Fa-f]{2}");
    private static final String ELEMENT_EXPECTED =
            "an element such as \"39\", or \"FF22\" for an extended one";
    private static final List<String> BITS =
            Arrays.stream(StatusBit.values()).map(StatusBit::word).toList();

    private MeaningReader() {}

    static Meaning read(Fields fields, Meaning usual) {
        Value slotTime = fields.get("slot_time");
        Value zeroFill = fields.get("zero_fill");
        Value zeros = fields.get("zero_is_no_data");
        Value bits = fields.get("status_bits");
        Value liveAge = fields.get("live_age");
        Long age = liveAge == null ? null : TimeValues.positive(liveAge);
        return new Meaning(
                series(fields.get("elements"), usual.series()),
                levels(fields.get("base_level"), "m above datum", usual.bases()),
                levels(fields.get("correction"), "m", usual.corrections()),
                oneOf(slotTime, SlotTime.class, usual.slotTime()),
                oneOf(zeroFill, ZeroFill.class, usual.zeroFill()),
                zeros == null ? usual.zeroIsNoData() : elements(zeros),
                bits == null ? usual.statusBits() : bits(bits),
                Objects.requireNonNullElse(age, usual.liveAge()));
    }

    private static <E extends Enum<E>> E oneOf(@Nullable Value value, Class<E> type, E usual) {
        return Objects.requireNonNullElse(value == null ? null : value.oneOf(type), usual);
    }

    private static Map<Integer, String> series(@Nullable Value value, Map<Integer, String> usual) {
        Fields given = value == null ? null : value.fields("a map such as {\"39\": stage}");
        if (given == null) {
            return usual;
        }
        Map<Integer, String> series = new HashMap<>(usual);
        given.all()
                .forEach(
                        (key, name) -> {
                            Integer element = element(key);
                            String text = name.text("a quantity such as stage, or none");
                            if (element == null) {
                                given.reject(key, "expected " + ELEMENT_EXPECTED);
                            } else if (NONE.equals(text)) {
                                series.remove(element);
                            } else if (text != null && isPeriodless(element, text)) {
                                name.refuse(
                                        "an amount of rain needs a period, which element "
                                                + Element.name(element)
                                                + " has not; write rain_total for a counter");
                            } else if (text != null && SERIES.matcher(text).matches()) {
                                series.put(element, text);
                            } else if (text != null) {
                                name.reject("quantity, quantity@sensor, or none");
                            }
                        });
        return Map.copyOf(series);
    }

    private static boolean isPeriodless(int element, String series) {
        boolean rain = series.equals("rain") || series.startsWith("rain@");
        return rain && element != Element.RAIN_SLOTS && RainPeriods.of(element) == null;
    }

    /** One number for F5, or a map by element. */
    private static Map<Integer, Double> levels(
            @Nullable Value value, String unit, Map<Integer, Double> usual) {
        if (value == null) {
            return usual;
        }
        if (value.isText()) {
            Double level = value.number("a number, " + unit + ", or a map by element F5 to FC");
            return level == null ? usual : Map.of(Element.FIRST_LEVEL_SLOTS, level);
        }
        Map<Integer, Double> levels = new HashMap<>();
        Fields given = value.fields("a number, or a map such as {F5: 10.0, F6: 12.5}");
        if (given != null) {
            given.all()
                    .forEach(
                            (key, number) -> {
                                Integer element = element(key);
                                if (element == null || !Element.isLevelSlots(element)) {
                                    given.reject(key, "expected an element from F5 to FC");
                                }
                                Double level = number.number("a number, " + unit);
                                if (element != null && level != null) {
                                    levels.put(element, level);
                                }
                            });
        }
        return Map.copyOf(levels);
    }

    private static Set<Integer> elements(Value list) {
        Set<Integer> elements = new HashSet<>();
        for (Value item : list.items("a list of elements")) {
            String text = item.text(ELEMENT_EXPECTED);
            Integer element = text == null ? null : element(text);
            if (element != null) {
                elements.add(element);
            } else if (text != null) {
                item.reject(ELEMENT_EXPECTED);
            }
        }
        return Set.copyOf(elements);
    }

    private static Set<StatusBit> bits(Value list) {
        Set<StatusBit> bits = EnumSet.noneOf(StatusBit.class);
        for (Value item : list.items("a list of status bits")) {
            String word = item.oneOf(BITS);
            if (word != null) {
                bits.add(StatusBit.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return Set.copyOf(bits);
    }

    private static @Nullable Integer element(String text) {
        return ELEMENT.matcher(text).matches() ? Integer.valueOf(text, 16) : null;
    }
}
