package org.fengsui.gateway.sl651.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.gateway.sl651.Uplink;
import org.fengsui.gateway.sl651.body.BodyReader;
import org.fengsui.gateway.sl651.frame.Decoding;
import org.fengsui.gateway.sl651.frame.Direction;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.outbox.OutMessage;
import org.fengsui.gateway.sl651.station.Stations;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Decoded;
import org.fengsui.hazards.wire.Wire;

/** What a frame becomes, read back as the pipeline reads it. */
final class Published {
    final Translation translation;
    final List<Reading> readings = new ArrayList<>();
    final List<String> rejected = new ArrayList<>();

    private Published(Translation translation, long received) {
        this.translation = translation;
        for (OutMessage message : translation.messages()) {
            String topic = message.topic().substring("fengsui/v1/".length());
            Decoded decoded = Wire.decode(new Arrival(received, topic, message.payload()));
            readings.addAll(decoded.readings());
            decoded.rejected().forEach(one -> rejected.add(one.toString()));
        }
    }

    static Published of(Stations stations, String hex, String received) {
        return of(stations, new Decoding(Direction.UP).take(Uplink.bytes(hex)).get(0), received);
    }

    static Published of(Stations stations, Frame frame, String received) {
        long now = Instant.parse(received).toEpochMilli();
        Translation translation =
                new Translator(stations, "fengsui/v1")
                        .translate(
                                stations.at(frame.station()),
                                frame.function(),
                                BodyReader.read(frame.function(), frame.body()),
                                now);
        return new Published(translation, now);
    }

    /** {@code quantity@sensor period HH:mm value}, with {@code h} where it is history. */
    List<String> lines() {
        return readings.stream()
                .map(
                        reading ->
                                "%s %s%s %s%s"
                                        .formatted(
                                                reading.series(),
                                                reading.period() == 0
                                                        ? ""
                                                        : reading.period() / 60_000 + "min ",
                                                Instant.ofEpochMilli(
                                                                reading.time() + 8 * 3_600_000L)
                                                        .toString()
                                                        .substring(11, 16),
                                                reading.value(),
                                                reading.historical() ? " h" : ""))
                .toList();
    }

    List<Note.Kind> notes() {
        return translation.notes().stream().map(Note::kind).toList();
    }

    String json(int message) {
        return new String(translation.messages().get(message).payload(), StandardCharsets.UTF_8);
    }

    String topic(int message) {
        return translation.messages().get(message).topic();
    }
}
