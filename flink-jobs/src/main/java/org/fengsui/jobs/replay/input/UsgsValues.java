package org.fengsui.jobs.replay.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Instantaneous values of the USGS: the JSON (WaterML 1.1) that {@code
 * waterservices.usgs.gov/nwis/iv} answers, held in memory as a whole.
 *
 * <p>A station is its site number, a second method of one series a sensor {@code M<method>}, the
 * elevation of a lake the sensor {@code P<code>} beside the gage height of the same site. Feet,
 * cubic feet and inches become our units. Approved values are good, provisional ones not evaluated;
 * revisions and grades of daily values change nothing; any other qualifier makes a value suspect.
 * {@code noDataValue} is taken out before anything is converted and named; a series of a parameter
 * that has no quantity here is named once.
 */
final class UsgsValues implements Rows<Input> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEAD = 4096;
    private static final int SHOWN = 60;
    private static final Set<String> PLAIN = Set.of("A", "P", "R", "[90]", "[91]", "[92]", "[93]");

    private final InputStream in;
    private final BadRows bad;
    private final Iterator<JsonNode> series;
    private Iterator<JsonNode> blocks = Collections.emptyIterator();
    private Iterator<JsonNode> values = Collections.emptyIterator();
    private @Nullable UsgsParameter parameter;
    private String site = "";
    private String sensor = "";
    private double noData = Double.NaN;
    private boolean first;
    private long before;
    private long usual;
    private long number;

    UsgsValues(InputStream in, String file, RejectLog log) throws IOException {
        this.in = in;
        this.bad = new BadRows(file, log);
        try {
            this.series = JSON.readTree(in).path("value").path("timeSeries").iterator();
        } catch (JsonProcessingException damaged) {
            throw new InputException(
                    file + ": is no whole answer of the USGS: " + damaged.getOriginalMessage(),
                    damaged);
        }
    }

    /** Whether a stream that can be marked begins like such an answer. */
    static boolean isOne(InputStream in) throws IOException {
        in.mark(HEAD);
        String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        in.reset();
        return head.startsWith("{")
                && (head.contains("TimeSeriesResponseType") || head.contains("\"timeSeries\""));
    }

    @Override
    public @Nullable Input next() throws IOException {
        while (true) {
            while (values.hasNext()) {
                Reading reading = reading(values.next());
                if (reading != null) {
                    return Input.of(reading);
                }
            }
            if (blocks.hasNext()) {
                block(blocks.next());
            } else if (series.hasNext()) {
                series(series.next());
            } else {
                return null;
            }
        }
    }

    private void series(JsonNode one) throws IOException {
        String name = one.path("name").asText();
        site = one.path("sourceInfo").path("siteCode").path(0).path("value").asText();
        JsonNode variable = one.path("variable");
        String code = variable.path("variableCode").path(0).path("value").asText();
        noData = variable.path("noDataValue").asDouble(Double.NaN);
        parameter = UsgsParameter.ofCode(code);
        first = true;
        blocks = Collections.emptyIterator();
        if (!Series.isId(site)) {
            refuse("series " + name + ": has no site number", site);
        } else if (parameter == null) {
            refuse(
                    "series "
                            + name
                            + ": parameter "
                            + code
                            + " has no quantity here; it is left out",
                    variable.path("variableName").asText());
        } else {
            blocks = one.path("values").iterator();
        }
    }

    private void block(JsonNode block) {
        String method = block.path("method").path(0).path("methodID").asText();
        String own = parameter == null ? "" : parameter.sensor();
        sensor = first ? own : "M" + method;
        first = false;
        before = 0;
        usual = Long.MAX_VALUE;
        values = block.path("value").iterator();
    }

    private @Nullable Reading reading(JsonNode row) throws IOException {
        number++;
        UsgsParameter what = parameter;
        long time = IsoTime.parse(row.path("dateTime").asText());
        if (what == null || !IsoTime.receivable(time)) {
            return refuse(
                    "value " + number + ": dateTime " + IsoTime.EXPECTED_RECEIVED, shown(row));
        }
        double value;
        try {
            value = Double.parseDouble(row.path("value").asText());
        } catch (NumberFormatException notANumber) {
            return refuse("value " + number + ": value must be a number", shown(row));
        }
        if (value == noData || !Double.isFinite(value)) {
            return refuse("value " + number + ": no data was measured", shown(row));
        }
        long period = what.isAmount() ? period(time) : 0;
        before = time;
        return new Reading(
                site,
                sensor,
                what.quantity(),
                period,
                time,
                -1,
                false,
                what.convert(value),
                quality(row.path("qualifiers")),
                time);
    }

    /** Time since the value before; after a gap the usual one, for the gap was not measured. */
    private long period(long time) {
        if (before == 0 || time <= before) {
            return 0;
        }
        usual = Math.min(usual, time - before);
        return usual;
    }

    private static Quality quality(JsonNode qualifiers) {
        Quality quality = Quality.NOT_EVALUATED;
        for (JsonNode qualifier : qualifiers) {
            String code = qualifier.asText();
            if (!PLAIN.contains(code)) {
                return Quality.SUSPECT;
            }
            quality = code.equals("A") ? Quality.GOOD : quality;
        }
        return quality;
    }

    private @Nullable Reading refuse(String what, String row) throws IOException {
        bad.add(before, what, row);
        return null;
    }

    private static String shown(JsonNode row) {
        String text = row.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
