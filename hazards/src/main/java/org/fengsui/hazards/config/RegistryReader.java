package org.fengsui.hazards.config;

import java.time.ZoneId;
import java.util.Map;
import org.fengsui.hazards.registry.Area;
import org.fengsui.hazards.registry.QuantityDef;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.Station;
import org.fengsui.hazards.registry.Subject;

/**
 * Reads the registry (design 8) from YAML or JSON.
 *
 * <p>A file with only {@code stations} is a registry. Every problem of the file is told at once; a
 * registry that is returned has unique ids and no dangling reference.
 */
public final class RegistryReader {

    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    private RegistryReader() {}

    /**
     * The registry in the text.
     *
     * @param fileName as it is to stand in messages
     * @throws ConfigException with all problems, if there are any
     */
    public static Registry read(String fileName, String text) {
        Problems problems = new Problems(fileName);
        Fields file = YamlText.fields(text, problems);
        if (file == null) {
            problems.throwIfAny();
            throw new IllegalStateException("a text without fields must have a problem");
        }
        Registry registry = registry(file);
        problems.throwIfAny();
        return registry;
    }

    private static Registry registry(Fields file) {
        Value versionValue = file.get("version");
        Integer version =
                versionValue == null ? null : versionValue.integer("a whole number from 1", 1);
        Value zoneValue = file.get("zone");
        ZoneId zone = Items.or(zoneValue == null ? null : TimeValues.zone(zoneValue), DEFAULT_ZONE);
        Map<String, QuantityDef> quantities = QuantityReader.read(file);
        AreaReader areaReader = new AreaReader(file);
        Map<String, Area> areas = areaReader.read();
        file.require("stations", "a list of stations");
        Items stationItems = Items.of(file, "stations");
        SubjectReader subjectReader = new SubjectReader(file, areaReader, stationItems.ids());
        Map<String, Subject> subjects = subjectReader.read();
        Map<String, Station> stations =
                new StationReader(stationItems, areaReader, subjectReader, quantities, zone).read();
        file.refuseUnknown();
        return new Registry(Items.or(version, 1), zone, quantities, areas, subjects, stations);
    }
}
