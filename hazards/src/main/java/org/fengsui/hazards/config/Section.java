package org.fengsui.hazards.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;
import org.fengsui.hazards.registry.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one hazard: defaults by kind of subject, and sites laid over them field by field.
 *
 * <p>Thread-safe. A rule is made once per subject and kept.
 */
final class Section<P extends RulePart<P, R>, R> {

    private static final String ANY = "any";
    private static final List<String> KINDS =
            Stream.concat(Stream.of(ANY), Arrays.stream(SubjectKind.values()).map(Section::word))
                    .toList();

    /** A part and the map it stands in. */
    private record Entry<P>(P part, Fields at) {}

    /** A rule made for a subject as it was then. */
    private record Made<R>(SubjectKind kind, @Nullable Double closeAt, @Nullable R rule) {}

    private final String hazard;
    private final Map<String, Entry<P>> defaults = new HashMap<>();
    private final Map<String, Entry<P>> sites = new HashMap<>();
    private final Map<String, Made<R>> made = new ConcurrentHashMap<>();

    private Section(String hazard) {
        this.hazard = hazard;
    }

    static <P extends RulePart<P, R>, R> Section<P, R> read(
            Fields file,
            String hazard,
            Function<Fields, P> defaultReader,
            Function<Fields, P> siteReader,
            Registry registry) {
        Section<P, R> section = new Section<>(hazard);
        Value value = file.get(hazard);
        Fields fields = value == null ? null : value.fields("a map with defaults and sites");
        if (fields != null) {
            section.readDefaults(fields.get("defaults"), defaultReader);
            section.readSites(fields.get("sites"), siteReader, registry);
            fields.refuseUnknown();
            section.checkSubjects(registry);
        }
        return section;
    }

    /** The rule of a subject, null where none covers it. */
    @Nullable R rule(Subject subject) {
        Made<R> known = made.get(subject.id());
        if (known == null
                || known.kind != subject.kind()
                || !Objects.equals(known.closeAt, subject.closeAt())) {
            known = new Made<>(subject.kind(), subject.closeAt(), make(subject));
            made.put(subject.id(), known);
        }
        return known.rule;
    }

    private @Nullable R make(Subject subject) {
        P part = partOf(subject.id(), subject.kind());
        return part == null ? null : part.rule(pathOf(subject), subject);
    }

    private String pathOf(Subject subject) {
        if (sites.containsKey(subject.id())) {
            return hazard + ".sites." + subject.id();
        }
        String kind = word(subject.kind());
        return hazard + "." + (defaults.containsKey(kind) ? kind : ANY);
    }

    private @Nullable P partOf(String id, SubjectKind kind) {
        Entry<P> base = defaultOf(kind);
        Entry<P> site = sites.get(id);
        if (site == null) {
            return base == null ? null : base.part;
        }
        return base == null ? site.part : site.part.over(base.part);
    }

    private void readDefaults(@Nullable Value value, Function<Fields, P> reader) {
        Fields kinds =
                value == null ? null : value.fields("a map by kind of subject, 'any' for others");
        if (kinds == null) {
            return;
        }
        kinds.all()
                .forEach(
                        (kind, entry) -> {
                            if (!KINDS.contains(kind)) {
                                kinds.reject(
                                        kind,
                                        "unknown kind of subject; expected one of "
                                                + String.join(", ", KINDS)
                                                + Suggestion.forWord(kind, KINDS));
                            }
                            Fields at = entry.fields("a map of rule fields");
                            if (at != null) {
                                defaults.put(kind, new Entry<>(reader.apply(at), at));
                                at.refuseUnknown();
                            }
                        });
        defaults.values().forEach(entry -> checkEntry(entry.part, null, entry.at, null));
    }

    private void readSites(@Nullable Value value, Function<Fields, P> reader, Registry registry) {
        Fields ids = value == null ? null : value.fields("a map by id of subject");
        if (ids == null) {
            return;
        }
        ids.all()
                .forEach(
                        (id, entry) -> {
                            checkSite(id, ids, registry);
                            Fields at = entry.fields("a map of rule fields");
                            if (at != null) {
                                sites.put(id, new Entry<>(reader.apply(at), at));
                                at.refuseUnknown();
                            }
                        });
    }

    private static void checkSite(String id, Fields ids, Registry registry) {
        if (registry.subjects().containsKey(id)) {
            return;
        }
        Station station = registry.station(id);
        if (station == null) {
            String suggestion = Suggestion.forWord(id, registry.subjects().keySet());
            ids.reject(
                    id,
                    "the registry has no subject or station '"
                            + id
                            + "'; correct the id or add it there"
                            + (suggestion.isEmpty()
                                    ? Suggestion.forWord(id, registry.stations().keySet())
                                    : suggestion));
        } else if (!station.subjectId().equals(id)) {
            ids.reject(
                    id,
                    "station '"
                            + id
                            + "' watches subject '"
                            + station.subjectId()
                            + "'; write the rule under sites."
                            + station.subjectId());
        }
    }

    /** Sites as merged, and subjects that bring a limit of their own. */
    private void checkSubjects(Registry registry) {
        sites.forEach(
                (id, entry) -> {
                    Subject subject = registry.subject(id);
                    P part = subject == null ? null : partOf(id, subject.kind());
                    if (subject != null && part != null) {
                        checkEntry(part, subject, entry.at, defaultOf(subject.kind()));
                        checkDatum(part.datum(), subject, entry.at, registry);
                    }
                });
        for (Subject subject : registry.subjects().values()) {
            Entry<P> base = defaultOf(subject.kind());
            if (base != null
                    && subject.closeAt() != null
                    && !sites.containsKey(subject.id())
                    && base.part.missing().isEmpty()) {
                base.part.check(subject, base.at);
            }
        }
    }

    /** Levels above one datum say nothing of a stage above another. */
    private static void checkDatum(
            @Nullable String datum, Subject subject, Fields at, Registry registry) {
        if (datum == null) {
            return;
        }
        for (Station station : registry.stations().values()) {
            boolean measures =
                    station.subjectId().equals(subject.id())
                            && station.sensors().stream()
                                    .anyMatch(sensor -> sensor.quantity().equals("stage"));
            if (measures && !datum.equals(station.datum())) {
                at.reject(
                        "datum",
                        "these levels count from '"
                                + datum
                                + "', station '"
                                + station.id()
                                + "' "
                                + (station.datum() == null
                                        ? "names no datum; add it in the registry"
                                        : "from '"
                                                + station.datum()
                                                + "'; convert the levels, or correct the datum"
                                                + " where it is wrong"));
            }
        }
    }

    /** A field that is given wrongly is one mistake, not a missing field as well. */
    private void checkEntry(P part, @Nullable Subject subject, Fields at, @Nullable Entry<P> base) {
        List<String> missing = part.missing();
        for (String key : missing) {
            if (!at.has(key) && (base == null || !base.at.has(key))) {
                String elsewhere =
                        subject == null
                                ? ""
                                : " or under " + hazard + ".defaults." + word(subject.kind());
                at.reject(key, "missing; give it here" + elsewhere);
            }
        }
        if (missing.isEmpty()) {
            part.check(subject, at);
        }
    }

    private @Nullable Entry<P> defaultOf(SubjectKind kind) {
        Entry<P> own = defaults.get(word(kind));
        return own == null ? defaults.get(ANY) : own;
    }

    private static String word(SubjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
