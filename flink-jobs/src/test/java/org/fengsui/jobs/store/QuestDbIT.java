package org.fengsui.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.BadRequestException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.wire.WarningJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables and lines against a real QuestDB, through the InfluxDB client. */
class QuestDbIT {

    private static EmbeddedQuestDb db;
    private static InfluxDBClient client;

    @BeforeAll
    static void start(@TempDir Path root) throws Exception {
        db = new EmbeddedQuestDb(root);
        QuestDbSchema.create(db.url(), "");
        QuestDbSchema.create(db.url(), LineProtocol.EXERCISE);
        client =
                InfluxDBClientFactory.create(
                        db.url().toString(), "token".toCharArray(), "org", "bucket");
    }

    @AfterAll
    static void stop() {
        client.close();
        db.close();
    }

    private static void write(String... lines) {
        client.getWriteApiBlocking().writeRecord(WritePrecision.MS, String.join("\n", lines));
    }

    private static List<String> rows(String table, String columns) throws Exception {
        db.awaitApplied(table);
        return db.rows("SELECT " + columns + " FROM " + table);
    }

    @Test
    void observation_writtenTwice_isOneRowOfTheDeclaredTypes() throws Exception {
        LineProtocol lines = new LineProtocol("");
        String line = lines.observation(Samples.observation("SAND", 300_000, 1.0E-5));
        write(line);
        db.awaitApplied("observation");
        write(line, lines.observation(Samples.observation("SAND", 3_600_000, 12)));
        write(lines.observation(Samples.observation("SAND", 300_000, 0.25)));

        assertThat(
                        rows(
                                "observation",
                                "timestamp, station, sensor, quantity, area, value, quality,"
                                        + " period, received"))
                .containsExactlyInAnyOrder(
                        "\"2013-09-13T08:30:00.000000Z\",\"SAND\",,\"rain\",\"boulder\",0.25,1,"
                                + "300000,1379061001500",
                        "\"2013-09-13T08:30:00.000000Z\",\"SAND\",,\"rain\",\"boulder\",12.0,1,"
                                + "3600000,1379061001500");
        assertThat(db.rows("SELECT \"column\", type, upsertKey FROM table_columns('observation')"))
                .containsExactly(
                        "\"timestamp\",\"TIMESTAMP\",true",
                        "\"station\",\"SYMBOL\",true",
                        "\"sensor\",\"SYMBOL\",true",
                        "\"quantity\",\"SYMBOL\",true",
                        "\"area\",\"SYMBOL\",false",
                        "\"span\",\"SYMBOL\",false",
                        "\"value\",\"DOUBLE\",false",
                        "\"quality\",\"INT\",false",
                        "\"period\",\"LONG\",true",
                        "\"received\",\"LONG\",false");
    }

    @Test
    void indicator_corrected_keepsTheNewerValue() throws Exception {
        LineProtocol lines = new LineProtocol("");
        write(lines.indicator(Samples.indicator(0.5)), lines.indicator(Samples.indicator(0.75)));

        assertThat(rows("indicator", "station, subject, indicator, value, received"))
                .containsExactly("\"SAND\",\"lyons\",\"rise_rate\",0.75,1379061001500");
    }

    @Test
    void warning_twoRevisionsIssuedTogether_bothStay() throws Exception {
        LineProtocol lines = new LineProtocol("");
        String first = lines.warning(Samples.warning(1, Level.ORANGE));
        String second = lines.warning(Samples.warning(2, Level.RED));
        write(first, second);
        write(second, first);

        assertThat(rows("warning", "id, revision, level, measured, headline_zh"))
                .containsExactlyInAnyOrder(
                        "\"waterlogging-bayi-1\",\"000001\",\"orange\",1379061000000,"
                                + "\"八一桥下穿 积水31厘米\"",
                        "\"waterlogging-bayi-1\",\"000002\",\"red\",1379061000000,"
                                + "\"八一桥下穿 积水31厘米\"");
        String payload = WarningJson.text(Samples.warning(2, Level.RED), ZoneOffset.UTC);
        assertThat(payload).contains("\\\"\\n");
        assertThat(db.rows("SELECT revision FROM warning WHERE payload = '" + payload + "'"))
                .containsExactly("\"000002\"");
    }

    @Test
    void action_writtenTwice_isOneRowWithWhatWasGiven() throws Exception {
        LineProtocol lines = new LineProtocol("");
        String closed =
                lines.action(
                        new Action(
                                "a-1",
                                "close_road",
                                null,
                                "BAYI",
                                "wang",
                                "duty",
                                null,
                                null,
                                1_000,
                                2_000));
        String out =
                lines.action(
                        new Action(
                                "a-2",
                                "maintenance",
                                null,
                                null,
                                "li",
                                "engineer",
                                null,
                                "换电池",
                                1_000,
                                3_000,
                                "W1",
                                "B",
                                0,
                                9_000));
        write(closed, out);
        write(closed, out);

        assertThat(rows("action", "id, action, subject, station, user, reason, \"until\""))
                .containsExactlyInAnyOrder(
                        "\"a-1\",\"close_road\",\"BAYI\",,\"wang\",,0",
                        "\"a-2\",\"maintenance\",,\"W1\",\"li\",\"换电池\",9000");
    }

    @Test
    void rejected_oneMessageForTwoReasons_bothStayWithTheirText() throws Exception {
        LineProtocol lines = new LineProtocol("");
        String first = lines.rejected(Samples.rejected("values.rain: must be a number, is \"x\""));
        String second = lines.rejected(Samples.rejected("values.stage: must be finite"));
        write(first, second);
        write(first, second);

        assertThat(rows("rejected", "hash, topic, reason"))
                .containsExactlyInAnyOrder(
                        "\"0123456789abcdef\",\"obs/SAND\",\"values.rain: must be a number, is"
                                + " \"\"x\"\"\"",
                        "\"0123456789abcdef\",\"obs/SAND\",\"values.stage: must be finite\"");
        // in SQL, since CSV from /exp doubles backslashes
        assertThat(
                        db.rows(
                                "SELECT count() FROM rejected WHERE payload ="
                                        + " '{\"a\":\"b\\\\c\"}\\n\\u0000\\t末'"))
                .containsExactly("2");
    }

    @Test
    void exercise_written_landsInItsOwnTable() throws Exception {
        write(
                new LineProtocol(LineProtocol.EXERCISE)
                        .observation(Samples.observation("DRILL", 0, 1)));

        assertThat(rows("exercise_observation", "station")).containsExactly("\"DRILL\"");
        assertThat(rows("observation", "station")).doesNotContain("\"DRILL\"");
    }

    @Test
    void oneBadLineOfThree_isRefusedWithAllOfThem() throws Exception {
        LineProtocol lines = new LineProtocol("");
        String good = lines.observation(Samples.observation("GOOD", 0, 1));
        assertThatThrownBy(
                        () ->
                                write(
                                        good,
                                        "observation,station=BAD value=\"text\" 1379061000000",
                                        good))
                .isInstanceOf(BadRequestException.class);

        assertThat(rows("observation", "station")).doesNotContain("\"GOOD\"", "\"BAD\"");
    }

    @Test
    void create_again_changesNothing() throws Exception {
        QuestDbSchema.create(db.url(), "");

        assertThat(db.rows("SELECT table_name, dedup FROM tables() WHERE table_name = 'warning'"))
                .containsExactly("\"warning\",true");
    }

    @Test
    void create_nobodyThere_namesTheAddress() {
        assertThatThrownBy(() -> QuestDbSchema.create(URI.create("http://127.0.0.1:1"), ""))
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void uploader_segmentsQueued_fillsTheTable(@TempDir Path root) throws Exception {
        LineProtocol lines = new LineProtocol("");
        Segments.write(
                root,
                1,
                Stream.of("U1", "U2", "U3")
                        .map(s -> lines.observation(Samples.observation(s, 0, 1)))
                        .toList());
        try (StoreUploader uploader =
                StoreUploader.start(
                        root,
                        new StoreTarget(db.url().toString(), "token", "org", "bucket"),
                        Clock.systemUTC())) {
            Segments.awaitEmpty(uploader);
        }

        assertThat(rows("observation", "station")).contains("\"U1\"", "\"U2\"", "\"U3\"");
    }
}
