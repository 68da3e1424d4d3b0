package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsgsValuesTest {

    private final List<String> rejected = new ArrayList<>();

    @TempDir private Path folder;

    private List<Reading> read(Path file) throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (Rows<Input> rows = InputFile.of(file).open(row -> rejected.add(row.reason()))) {
            for (Input row = rows.next(); row != null; row = rows.next()) {
                readings.add(Objects.requireNonNull(row.reading()));
            }
        }
        return readings;
    }

    private List<Reading> read(String code, double noData, String... values) throws IOException {
        String json =
                """
                {"name":"ns1:timeSeriesResponseType","value":{"queryInfo":{},"timeSeries":[
                 {"name":"USGS:06730500:%s:00000",
                  "sourceInfo":{"siteCode":[{"value":"06730500"}]},
                  "variable":{"variableCode":[{"value":"%s"}],"variableName":"x","noDataValue":%s},
                  "values":[{"method":[{"methodID":1}],"value":[%s]}]}]}}"""
                        .formatted(code, code, noData, String.join(",", values));
        return read(Files.writeString(folder.resolve("iv.json"), json));
    }

    private static String value(String value, String time, String... qualifiers) {
        return "{\"value\":\"%s\",\"qualifiers\":[%s],\"dateTime\":\"%s\"}"
                .formatted(
                        value,
                        String.join(
                                ",",
                                List.of(qualifiers).stream()
                                        .map(each -> '"' + each + '"')
                                        .toList()),
                        time);
    }

    @Test
    void answerOfTheService_isReadWithOffsetsAndUnits() throws Exception {
        List<Reading> readings =
                read(
                        Path.of(
                                Objects.requireNonNull(
                                                UsgsValuesTest.class.getResource(
                                                        "waterservices_iv.json"))
                                        .toURI()));

        assertThat(readings).hasSize(20);
        assertThat(rejected).isEmpty();
        Reading discharge = readings.get(0);
        assertThat(discharge.station()).isEqualTo("01491000");
        assertThat(discharge.quantity()).isEqualTo("discharge");
        assertThat(discharge.value()).isCloseTo(27.580609, within(1e-6));
        assertThat(discharge.time())
                .isEqualTo(
                        OffsetDateTime.parse("2019-02-14T00:00:00-05:00")
                                .toInstant()
                                .toEpochMilli());
        assertThat(discharge.quality()).isEqualTo(Quality.GOOD);
        assertThat(readings)
                .filteredOn(each -> each.quantity().equals("stage"))
                .first()
                .satisfies(each -> assertThat(each.value()).isEqualTo(1.975104));
    }

    @Test
    void noData_isTakenOutBeforeItIsConverted() throws Exception {
        List<Reading> readings =
                read(
                        "00065",
                        -999_999,
                        value("-999999", "2013-09-12T00:00:00.000-06:00", "P", "Eqp"),
                        value("-1.5", "2013-09-12T00:15:00.000-06:00", "P"));

        assertThat(readings)
                .singleElement()
                .satisfies(r -> assertThat(r.value()).isEqualTo(-0.4572));
        assertThat(rejected).containsExactly("value 1: no data was measured");
    }

    @Test
    void qualifiers_becomeQuality() throws Exception {
        List<Reading> readings =
                read(
                        "00065",
                        -999_999,
                        value("1", "2013-09-12T00:00:00-06:00", "A"),
                        value("1", "2013-09-12T00:15:00-06:00", "P"),
                        value("1", "2013-09-12T00:30:00-06:00", "P", "e"),
                        value("1", "2013-09-12T00:40:00-06:00", "A", "[91]"),
                        value("1", "2013-09-12T00:45:00-06:00"));

        assertThat(readings)
                .extracting(Reading::quality)
                .containsExactly(
                        Quality.GOOD,
                        Quality.NOT_EVALUATED,
                        Quality.SUSPECT,
                        Quality.GOOD,
                        Quality.NOT_EVALUATED);
    }

    @Test
    void precipitation_isAnAmountSinceTheValueBefore() throws Exception {
        List<Reading> readings =
                read(
                        "00045",
                        -999_999,
                        value("0.10", "2013-09-12T00:00:00-06:00", "P"),
                        value("0.04", "2013-09-12T00:05:00-06:00", "P"),
                        value("-999999", "2013-09-12T00:10:00-06:00", "P", "Eqp"),
                        value("0.10", "2013-09-12T06:00:00-06:00", "P"));

        assertThat(readings).extracting(Reading::value).containsExactly(2.54, 1.016, 2.54);
        assertThat(readings)
                .extracting(Reading::period)
                .as("nobody measured in the gap")
                .containsExactly(0L, 300_000L, 300_000L);
    }

    @Test
    void elevationOfALake_isASensorOfItsOwn() throws Exception {
        assertThat(read("62614", -999_999, value("5000", "2013-09-12T00:00:00-06:00", "A")))
                .extracting(Reading::sensor)
                .containsExactly("P62614");
    }

    @Test
    void parameterWithoutQuantity_isNamedOnce() throws Exception {
        assertThat(
                        read(
                                "00010",
                                -999_999,
                                value("11", "2013-09-12T00:00:00-06:00", "A"),
                                value("11", "2013-09-12T00:15:00-06:00", "A")))
                .isEmpty();
        assertThat(rejected)
                .containsExactly(
                        "series USGS:06730500:00010:00000: parameter 00010 has no quantity here; it"
                                + " is left out");
    }

    @Test
    void badTimeOrValue_costsThatValueOnly() throws Exception {
        List<Reading> readings =
                read(
                        "00065",
                        -999_999,
                        value("1", "yesterday"),
                        value("high", "2013-09-12T00:15:00-06:00"),
                        value("1", "2013-09-12T00:30:00-06:00"));

        assertThat(readings).hasSize(1);
        assertThat(rejected).hasSize(2);
        assertThat(rejected.get(1)).isEqualTo("value 2: value must be a number");
    }

    @Test
    void cutOff_isNoInput() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("cut.json"),
                        "{\"name\":\"ns1:timeSeriesResponseType\",\"value\":{\"timeSeries\":[{");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cut.json: is no whole answer of the USGS");
    }
}
