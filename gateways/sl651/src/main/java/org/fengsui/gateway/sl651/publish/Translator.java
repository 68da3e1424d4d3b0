package org.fengsui.gateway.sl651.publish;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fengsui.gateway.sl651.body.Bcd;
import org.fengsui.gateway.sl651.body.Body;
import org.fengsui.gateway.sl651.body.Element;
import org.fengsui.gateway.sl651.body.Group;
import org.fengsui.gateway.sl651.outbox.OutMessage;
import org.fengsui.gateway.sl651.station.Station;
import org.fengsui.gateway.sl651.station.Stations;
import org.fengsui.gateway.sl651.station.StatusBit;
import org.jspecify.annotations.Nullable;

/** Turns bodies into messages of the wire format. Thread-safe. */
public final class Translator {
    private static final int TEST = 0x30;

    /** In one message, far below the payload that the pipeline reads. */
    private static final int MOST_POINTS = 500;

    private final Stations stations;
    private final String root;

    /**
     * @param root first levels of every topic, e.g. {@code fengsui/v1}
     */
    public Translator(Stations stations, String root) {
        this.stations = stations;
        this.root = root;
    }

    /**
     * The messages of one body: observations, and the status where it is told.
     *
     * @param sender the station whose frame it was
     * @param received epoch ms
     */
    public Translation translate(Station sender, int function, Body body, long received) {
        List<Note> notes = new ArrayList<>();
        body.faults().forEach(fault -> notes.add(new Note(Note.Kind.UNREADABLE, fault)));
        Map<Station, List<Group>> byStation = new LinkedHashMap<>();
        for (Group group : body.groups()) {
            Station owner = ownerOf(group, sender, notes);
            if (owner != null) {
                byStation.computeIfAbsent(owner, key -> new ArrayList<>()).add(group);
            }
        }
        List<OutMessage> messages = new ArrayList<>();
        boolean test = function == TEST;
        byStation.forEach(
                (station, groups) -> {
                    Map<Point.Identity, Point> points = new LinkedHashMap<>();
                    GroupReader reader = reader(station, body.sent(), received, points, notes);
                    reader.read(groups);
                    observations(station, points, test, messages);
                    groups.forEach(group -> status(station, group, reader, test, messages));
                });
        return new Translation(messages, notes);
    }

    private GroupReader reader(
            Station station,
            @Nullable LocalDateTime sent,
            long received,
            Map<Point.Identity, Point> points,
            List<Note> notes) {
        return new GroupReader(station, stations.clock(), sent, received, points, notes);
    }

    private @Nullable Station ownerOf(Group group, Station sender, List<Note> notes) {
        String address = group.address();
        if (address.isEmpty() || address.equals(sender.address())) {
            return sender;
        }
        Station owner = sender.link().relayFor().contains(address) ? stations.at(address) : null;
        if (owner == null) {
            notes.add(
                    new Note(
                            Note.Kind.FOREIGN,
                            "values of station address %s are not used: list it under 'relay_for' of station '%s', and as a station, if it may send them"
                                    .formatted(address, sender.id())));
        }
        return owner;
    }

    private void observations(
            Station station,
            Map<Point.Identity, Point> points,
            boolean test,
            List<OutMessage> messages) {
        List<Point> inOrder = new ArrayList<>(points.values());
        inOrder.sort(Comparator.comparingLong(Point::time).thenComparingLong(Point::period));
        for (int from = 0; from < inOrder.size(); from += MOST_POINTS) {
            List<Point> part = inOrder.subList(from, Math.min(from + MOST_POINTS, inOrder.size()));
            byte[] payload = ObservationJson.observations(part, stations.zone());
            messages.add(new OutMessage(root + "/obs/" + station.id(), payload, false, test));
        }
    }

    private void status(
            Station station,
            Group group,
            GroupReader reader,
            boolean test,
            List<OutMessage> messages) {
        for (Element element : group.elements()) {
            if (element.id() != Element.STATUS || Bcd.isNoData(element.bytes())) {
                continue;
            }
            int word = StatusWord.of(element.bytes());
            Set<StatusBit> wired = new TreeSet<>(station.meaning().statusBits());
            List<String> faults =
                    wired.stream().filter(bit -> bit.isFault(word)).map(StatusBit::fault).toList();
            String power = "";
            if (wired.contains(StatusBit.MAINS)) {
                power = StatusBit.MAINS.isFault(word) ? "battery" : "mains";
            }
            byte[] payload =
                    ObservationJson.status(
                            station.id(), reader.timeOf(group), stations.zone(), power, faults);
            messages.add(new OutMessage(root + "/status/" + station.id(), payload, true, test));
        }
    }
}
