package org.fengsui.hazards.config;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.hazards.quality.QualityRule;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.StationKind;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code quality} of a rule file: tests by kind of station and quantity, those of
 * {@code any} where the kind has no entry, and those of single stations laid over them test by
 * test. Thread-safe.
 */
final class QualitySection {

    private static final String ANY = "any";
    private static final List<String> KINDS =
            Stream.concat(
                            Stream.of(ANY),
                            Arrays.stream(StationKind.values()).map(QualitySection::word))
                    .toList();

    private final Map<StationKind, Map<String, QualityRule>> kinds =
            new EnumMap<>(StationKind.class);
    private Map<String, QualityRule> others = Map.of();
    private final Map<String, Map<String, QualityRule>> stations = new HashMap<>();
    private final Registry registry;

    private QualitySection(Registry registry) {
        this.registry = registry;
    }

    static QualitySection read(Fields file, Registry registry) {
        QualitySection section = new QualitySection(registry);
        Value value = file.get("quality");
        Fields fields = value == null ? null : value.fields("a map with defaults and stations");
        if (fields != null) {
            section.readKinds(fields.get("defaults"));
            section.readStations(fields.get("stations"));
            fields.refuseUnknown();
        }
        return section;
    }

    /** The tests of a station's quantity, null where there are none. */
    @Nullable QualityRule rule(Station station, String quantity) {
        QualityRule base = kinds.getOrDefault(station.kind(), others).get(quantity);
        QualityRule own = stations.getOrDefault(station.id(), Map.of()).get(quantity);
        return own == null ? base : own.over(base);
    }

    private void readKinds(@Nullable Value value) {
        Fields fields =
                value == null ? null : value.fields("a map by kind of station, 'any' for others");
        if (fields == null) {
            return;
        }
        fields.all()
                .forEach(
                        (kind, entry) -> {
                            if (!KINDS.contains(kind)) {
                                fields.reject(
                                        kind,
                                        "unknown kind of station; expected one of "
                                                + String.join(", ", KINDS)
                                                + Suggestion.forWord(kind, KINDS));
                            }
                            Map<String, QualityRule> rules = quantities(entry);
                            if (kind.equals(ANY)) {
                                others = rules;
                            }
                            for (StationKind known : StationKind.values()) {
                                if (kind.equals(word(known))) {
                                    kinds.put(known, rules);
                                }
                            }
                        });
    }

    private void readStations(@Nullable Value value) {
        Fields fields = value == null ? null : value.fields("a map by id of station");
        if (fields == null) {
            return;
        }
        fields.all()
                .forEach(
                        (id, entry) -> {
                            if (registry.station(id) == null) {
                                fields.reject(
                                        id,
                                        "the registry has no station '"
                                                + id
                                                + "'; correct the id or add it there"
                                                + Suggestion.forWord(
                                                        id, registry.stations().keySet()));
                            }
                            stations.put(id, quantities(entry));
                        });
    }

    private Map<String, QualityRule> quantities(Value value) {
        Map<String, QualityRule> rules = new HashMap<>();
        Fields fields = value.fields("a map by quantity, such as {stage: {…}}");
        if (fields != null) {
            fields.all()
                    .forEach(
                            (name, entry) -> {
                                QuantityDef quantity = registry.quantities().get(name);
                                Fields tests = entry.fields("a map of tests");
                                if (quantity == null) {
                                    fields.reject(
                                            name,
                                            "unknown quantity"
                                                    + Suggestion.forWord(
                                                            name, registry.quantities().keySet()));
                                } else if (tests != null) {
                                    rules.put(
                                            name,
                                            QualityTestReader.read(
                                                    tests, quantity, registry.zone()));
                                    tests.refuseUnknown();
                                }
                            });
        }
        return rules;
    }

    private static String word(StationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
