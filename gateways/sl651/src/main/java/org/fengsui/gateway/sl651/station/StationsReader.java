package org.fengsui.gateway.sl651.station;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.config.Fields;
import org.fengsui.hazards.config.Problems;
import org.fengsui.hazards.config.TimeValues;
import org.fengsui.hazards.config.Value;
import org.fengsui.hazards.config.YamlText;
import org.jspecify.annotations.Nullable;

/** Reads the stations from YAML. Every problem of the file is told at once. */
public final class StationsReader {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f]{10}");

    private final Map<String, Station> byAddress = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    private StationsReader() {}

    /**
     * The stations in the text.
     *
     * @param fileName as it is to stand in messages
     * @throws ConfigException with all problems, if there are any
     */
    public static Stations read(String fileName, String text) {
        Problems problems = new Problems(fileName);
        Fields file = YamlText.fields(text, problems);
        if (file == null) {
            problems.throwIfAny();
            throw new IllegalStateException("a text without fields must have a problem");
        }
        Stations stations = new StationsReader().stations(file);
        problems.throwIfAny();
        return stations;
    }

    /** The address as it is used inside, null with a problem noted where it is none. */
    static @Nullable String address(Value value) {
        String expected = "an address of 10 hexadecimal digits such as \"0012345678\"";
        String text = value.text(expected);
        if (text != null && ADDRESS.matcher(text).matches()) {
            return text.toUpperCase(Locale.ROOT);
        }
        if (text != null) {
            value.reject(expected);
        }
        return null;
    }

    private Stations stations(Fields file) {
        Value clock = file.get("clock");
        Value zone = file.get("zone");
        Link link = Link.USUAL;
        Meaning meaning = Meaning.USUAL;
        Value defaults = file.get("defaults");
        Fields usual = defaults == null ? null : defaults.fields("fields as a station has them");
        if (usual != null) {
            link = LinkReader.read(usual, link);
            meaning = MeaningReader.read(usual, meaning);
            usual.refuseUnknown();
        }
        Value list = file.require("stations", "a list of stations");
        if (list != null) {
            for (Value item : list.items("a list, one '- id: …' per line")) {
                Fields fields = item.fields("a map with 'id' and 'address'");
                if (fields != null) {
                    station(fields, link, meaning);
                }
            }
        }
        file.refuseUnknown();
        return new Stations(
                clock == null ? BEIJING : offset(clock),
                Objects.requireNonNullElse(zone == null ? null : TimeValues.zone(zone), ZONE),
                Map.copyOf(byAddress));
    }

    private void station(Fields fields, Link usualLink, Meaning usualMeaning) {
        Value idValue = fields.require("id", "the station's id in the registry");
        Value addressValue = fields.require("address", "10 hexadecimal digits");
        String id = idValue == null ? null : idValue.id();
        String address = addressValue == null ? null : address(addressValue);
        Link link = LinkReader.read(fields, usualLink);
        Meaning meaning = MeaningReader.read(fields, usualMeaning);
        fields.refuseUnknown();
        if (id != null && !ids.add(id)) {
            fields.reject("id", "'" + id + "' is used twice in this list; ids must be unique");
        }
        if (id != null
                && address != null
                && byAddress.put(address, new Station(id, address, link, meaning)) != null) {
            fields.reject("address", "'" + address + "' is used twice; addresses must be unique");
        }
    }

    private static ZoneOffset offset(Value value) {
        String expected = "an offset from UTC such as \"+08:00\"";
        String text = value.text(expected);
        try {
            return text == null ? BEIJING : ZoneOffset.of(text);
        } catch (DateTimeException wrong) {
            value.reject(expected);
            return BEIJING;
        }
    }
}
