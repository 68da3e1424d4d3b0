package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadingsTest {

    private static final String PLAIN = "time,station,quantity,value\n";
    private static final String FULL =
            "value,historical,seq,period,quality,received,note,quantity,station,time\n";

    private final List<Rejected> rejected = new ArrayList<>();

    @Test
    void next_neededColumnsOnly_isReceivedWhenMeasured() throws IOException {
        assertThat(read(PLAIN + "2013-09-09T00:00:00-06:00,SAND,stage,3.92\n"))
                .containsExactly(
                        new Reading(
                                "SAND",
                                "",
                                "stage",
                                0,
                                1378706400000L,
                                -1,
                                false,
                                3.92,
                                Quality.NOT_EVALUATED,
                                1378706400000L));
    }

    @Test
    void next_allColumnsInAnyOrder_readsEach() throws IOException {
        assertThat(read(FULL + "1.2,true,17,PT5M,3,1378706460000,hi,crack@C2,S1,1378706400000"))
                .containsExactly(
                        new Reading(
                                "S1",
                                "C2",
                                "crack",
                                300_000,
                                1378706400000L,
                                17,
                                true,
                                1.2,
                                Quality.SUSPECT,
                                1378706460000L));
    }

    @Test
    void next_optionalFieldsEmpty_takeDefaults() throws IOException {
        assertThat(read(FULL + "1.2,,,,,,,stage,S1,5"))
                .containsExactly(
                        new Reading(
                                "S1", "", "stage", 0, 5, -1, false, 1.2, Quality.NOT_EVALUATED, 5));
    }

    @Test
    void next_quotedAndPaddedFields_areRead() throws IOException {
        List<Reading> readings =
                read("\"time\" , station,quantity,value\n\"5\",\"S1\", stage ,1\n");

        assertThat(readings).extracting(Reading::station).containsExactly("S1");
        assertThat(readings).extracting(Reading::quantity).containsExactly("stage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "soon,S1,stage,1|time must be ISO 8601",
                "999999999999999,S1,stage,1|between 1900 and 2200, not '999999999999999'",
                "5,S 1,stage,1|station must be 1 to 64",
                "5,,stage,1|station must be 1 to 64",
                "5,S1,a@b@c,1|quantity must be quantity or quantity@sensor, not 'a@b@c'",
                "5,S1,stage,|value must be a finite number, not ''",
                "5,S1,stage,NaN|value must be a finite number, not 'NaN'",
                "5,S1,stage,1,5|has 5 fields, expected the 4 of the header",
                "5,S1,stage|has 3 fields",
                "\"5,S1,stage,1|has 1 fields",
            })
    void next_badRow_isRejectedAndTheRestGoesOn(String row, String reason) throws IOException {
        List<Reading> readings = read(PLAIN + "4,S1,stage,1\n" + row + "\n6,S1,stage,1\n");

        assertThat(readings).extracting(Reading::time).containsExactly(4L, 6L);
        assertThat(rejected).hasSize(1);
        assertThat(rejected.get(0).reason()).startsWith("line 3: ").contains(reason);
        assertThat(rejected.get(0).topic()).isEqualTo("gauges.csv");
        assertThat(rejected.get(0).payload()).isEqualTo(row);
        assertThat(rejected.get(0).hash()).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
        "period,5 min",
        "period,PT-5M",
        "seq,-1",
        "seq,1.5",
        "quality,7",
        "historical,maybe"
    })
    void next_badOptionalField_isRejected(String column, String value) throws IOException {
        read("time,station,quantity,value," + column + "\n5,S1,stage,1," + value);

        assertThat(rejected).hasSize(1);
        assertThat(rejected.get(0).reason()).contains(column + " must be", "'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,station,value|no column 'quantity'",
                "time;station;quantity;value|no column 'time'",
                "time,time,station,quantity,value|'time' occurs twice",
                "latitude,longitude,acq_date,acq_time|FIRMS",
                "''|no column 'time'",
            })
    void open_unusableHeader_namesFileAndExpectation(String header, String message) {
        assertThatThrownBy(() -> read(header + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("gauges.csv: ")
                .hasMessageContaining(message)
                .hasMessageContaining("time,station,quantity,value");
    }

    private List<Reading> read(String text) throws IOException {
        List<Reading> readings = new ArrayList<>();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (CsvReadings rows = new CsvReadings(in, "gauges.csv", rejected::add)) {
            for (Input row = rows.next(); row != null; row = rows.next()) {
                readings.add(row.reading());
            }
        }
        return readings;
    }
}
