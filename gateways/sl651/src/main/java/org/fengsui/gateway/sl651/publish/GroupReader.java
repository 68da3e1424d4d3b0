package org.fengsui.gateway.sl651.publish;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fengsui.gateway.sl651.body.Element;
import org.fengsui.gateway.sl651.body.Group;
import org.fengsui.gateway.sl651.body.MalformedBodyException;
import org.fengsui.gateway.sl651.station.Meaning;
import org.fengsui.gateway.sl651.station.RainPeriods;
import org.fengsui.gateway.sl651.station.Station;
import org.jspecify.annotations.Nullable;

/**
 * Makes points of the groups of one station in one message: first the single values, then the
 * slots, so that of two for the same moment the more precise one counts.
 */
final class GroupReader {
    private static final String DEPTH = "water_depth";
    private static final int MILLIMETRES = 1_000;

    private final Station station;
    private final Meaning meaning;
    private final ZoneOffset clock;
    private final @Nullable LocalDateTime sent;
    private final long received;
    private final List<Note> notes;
    private final Map<Point.Identity, Point> points;

    /** The level that the message gives, NaN where it gives none, and its time. */
    private double level = Double.NaN;

    private long levelTime;
    private final Doubt doubt = new Doubt();

    GroupReader(
            Station station,
            ZoneOffset clock,
            @Nullable LocalDateTime sent,
            long received,
            Map<Point.Identity, Point> points,
            List<Note> notes) {
        this.station = station;
        this.meaning = station.meaning();
        this.clock = clock;
        this.sent = sent;
        this.received = received;
        this.points = points;
        this.notes = notes;
    }

    void read(List<Group> groups) {
        groups.forEach(group -> doubt.note(group, meaning.statusBits()));
        groups.forEach(this::singles);
        groups.forEach(this::series);
        groups.forEach(this::slots);
    }

    /** When the single values of a group hold. */
    long timeOf(Group group) {
        LocalDateTime time = group.observed() == null ? sent : group.observed();
        return time == null ? received / 1_000 * 1_000 : time.toInstant(clock).toEpochMilli();
    }

    private void singles(Group group) {
        if (group.step() != null) {
            return;
        }
        long time = timeOf(group);
        for (Element element : group.elements()) {
            if (isSlots(element) || element.id() == Element.STATUS) {
                continue;
            }
            double value = number(element);
            if (element.id() == Element.LEVEL && Double.isNaN(level)) {
                level = value;
                levelTime = time;
            }
            add(element.id(), time, periodOf(element.id()), isOld(time), value);
        }
    }

    private void series(Group group) {
        Duration step = group.step();
        if (step == null) {
            return;
        }
        Map<Integer, Integer> counts = new HashMap<>();
        group.elements().forEach(element -> counts.merge(element.id(), 1, Integer::sum));
        for (Element element : group.elements()) {
            if (isSlots(element) || element.id() == Element.STATUS) {
                continue;
            }
            int count = counts.getOrDefault(element.id(), 1);
            Long first = first(group, step, count, count);
            if (first == null) {
                return;
            }
            long time = first + element.slot() * step.toMillis();
            boolean newest = element.slot() == count - 1;
            add(
                    element.id(),
                    time,
                    periodOf(element.id()),
                    !newest || isOld(time),
                    number(element));
        }
    }

    private void slots(Group group) {
        for (Element element : group.elements()) {
            if (!isSlots(element) || !meaning.series().containsKey(element.id())) {
                continue;
            }
            Long first =
                    first(group, SlotTimes.FIVE_MINUTES, Element.SLOTS, SlotTimes.filled(group));
            if (first == null) {
                return;
            }
            if (element.id() == Element.RAIN_SLOTS) {
                addSlots(
                        element,
                        first,
                        SlotTimes.FIVE_MINUTES.toMillis(),
                        RainSlots.amounts(element));
            } else {
                double[] levels = levels(element, first);
                if (levels != null) {
                    addSlots(element, first, 0, levels);
                }
            }
        }
    }

    /** Levels in the unit of their series; null with a note where they cannot be told. */
    private double @Nullable [] levels(Element element, long first) {
        int id = element.id();
        String series = meaning.series().getOrDefault(id, "");
        boolean depth = series.equals(DEPTH) || series.startsWith(DEPTH + "@");
        Double base = meaning.bases().get(id);
        if (base == null && !depth) {
            note(
                    Note.Kind.NO_BASE,
                    "element %s holds levels relative to a base: give 'base_level' in m above datum, or map it to water_depth or none"
                            .formatted(Element.name(id)));
            return null;
        }
        double zero = (base == null ? 0 : base) + meaning.corrections().getOrDefault(id, 0.0);
        boolean told = id == Element.FIRST_LEVEL_SLOTS && !Double.isNaN(level);
        double[] levels = LevelSlots.levels(element);
        int filling =
                LevelSlots.takeFillingAway(
                        levels, meaning.zeroFill(), told ? level - zero : Double.NaN);
        if (filling > 0) {
            note(
                    Note.Kind.FILLED,
                    "element %s ends in %d zeros that are not levels; write 'zero_fill: values' if they are"
                            .formatted(Element.name(id), filling));
        }
        for (int slot = 0; slot < levels.length; slot++) {
            levels[slot] = millimetres(levels[slot] + zero);
        }
        return told && disagrees(element, levels, first) ? null : levels;
    }

    private boolean disagrees(Element element, double[] levels, long first) {
        long slot = (levelTime - first) / SlotTimes.FIVE_MINUTES.toMillis();
        boolean same = first + slot * SlotTimes.FIVE_MINUTES.toMillis() == levelTime;
        if (!same || slot < 0 || slot >= levels.length) {
            return false;
        }
        double there = levels[(int) slot];
        if (Double.isNaN(there) || Math.abs(there - level) <= LevelSlots.AGREEMENT + 1e-9) {
            return false;
        }
        note(
                Note.Kind.BASE_MISMATCH,
                "element %s gives %.2f m where element 39 gives %.3f m for the same moment: correct 'base_level'; its levels are not used"
                        .formatted(Element.name(element.id()), there, level));
        return true;
    }

    private @Nullable Long first(Group group, Duration step, int count, int filled) {
        LocalDateTime observed = group.observed();
        if (observed == null) {
            note(
                    Note.Kind.UNDATED,
                    "values of an hour have no observation time; they are not used");
            return null;
        }
        return SlotTimes.first(meaning.slotTime(), observed, sent, step, count, filled)
                .toInstant(clock)
                .toEpochMilli();
    }

    private void addSlots(Element element, long first, long period, double[] values) {
        int newest = values.length - 1;
        while (newest > 0 && (Double.isNaN(values[newest]) || isToCome(slotTime(first, newest)))) {
            newest--;
        }
        for (int slot = 0; slot < values.length; slot++) {
            long time = slotTime(first, slot);
            if (!isToCome(time)) {
                add(element.id(), time, period, slot != newest || isOld(time), values[slot]);
            }
        }
    }

    private static long slotTime(long first, int slot) {
        return first + slot * SlotTimes.FIVE_MINUTES.toMillis();
    }

    /** Whether the station cannot have measured at this time yet, by its own clock. */
    private boolean isToCome(long time) {
        return sent != null && time > sent.plus(SlotTimes.SLACK).toInstant(clock).toEpochMilli();
    }

    private boolean isOld(long time) {
        return received - time > meaning.liveAge();
    }

    private void add(int element, long time, long period, boolean historical, double value) {
        String series = meaning.series().get(element);
        if (series == null || Double.isNaN(value)) {
            return;
        }
        Point point =
                new Point(
                        station.id(), time, period, historical, doubt.isOf(element), series, value);
        points.putIfAbsent(point.identity(), point);
    }

    /** The number, NaN where there is none. */
    private double number(Element element) {
        try {
            OptionalDouble number = element.number();
            boolean none =
                    number.isEmpty()
                            || (number.getAsDouble() == 0
                                    && meaning.zeroIsNoData().contains(element.id()));
            return none ? Double.NaN : number.getAsDouble();
        } catch (MalformedBodyException bad) {
            note(
                    Note.Kind.UNREADABLE,
                    "element %s: %s; the value is not used"
                            .formatted(Element.name(element.id()), bad.getMessage()));
            return Double.NaN;
        }
    }

    private static long periodOf(int element) {
        Integer period = RainPeriods.of(element);
        return period == null ? 0 : period;
    }

    private static boolean isSlots(Element element) {
        return element.id() == Element.RAIN_SLOTS || element.isLevelSlots();
    }

    private static double millimetres(double metres) {
        return Double.isNaN(metres) ? metres : Math.rint(metres * MILLIMETRES) / MILLIMETRES;
    }

    private void note(Note.Kind kind, String text) {
        notes.add(new Note(kind, text));
    }
}
