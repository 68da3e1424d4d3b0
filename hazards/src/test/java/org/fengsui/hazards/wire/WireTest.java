package org.fengsui.hazards.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    static final long RECEIVED = 1_782_864_005_000L; // 2026-07-01T08:00:05+08:00
    static final long TIME = 1_782_864_000_000L;

    @Test
    void observation_everyField_becomesReadings() {
        Decoded decoded =
                obs(
                        """
                        {"station":"BAYI","time":"2026-07-01T08:00:00+08:00","seq":7,
                         "period":"PT5M","historical":true,"firmware":{"v":[1,2]},
                         "values":{"rain":1.2,"crack@C2":-3}}""");

        assertThat(decoded.rejected()).isEmpty();
        assertThat(decoded.readings())
                .containsExactly(
                        new Reading(
                                "BAYI",
                                "",
                                "rain",
                                300_000,
                                TIME,
                                7,
                                true,
                                1.2,
                                Quality.NOT_EVALUATED,
                                RECEIVED),
                        new Reading(
                                "BAYI",
                                "C2",
                                "crack",
                                300_000,
                                TIME,
                                7,
                                true,
                                -3,
                                Quality.NOT_EVALUATED,
                                RECEIVED));
    }

    @Test
    void observation_qualityOfTheSender_isThatOfItsReadings() {
        String message =
                "{\"station\":\"BAYI\",\"time\":1,\"quality\":%s,\"values\":{\"stage\":1}}";
        assertThat(obs(message.formatted("3")).readings())
                .extracting(Reading::quality)
                .containsExactly(Quality.SUSPECT);
        Decoded bad = obs(message.formatted("9"));
        assertThat(bad.readings()).extracting(Reading::quality).containsExactly(Quality.SUSPECT);
        assertThat(bad.rejected()).hasSize(1);
        assertThat(bad.rejected().get(0).reason())
                .startsWith(
                        "quality: expected 1 good, 2 not evaluated, 3 suspect or 4 bad, found 9");
    }

    @Test
    void observation_valuesBeforeTime_isReadAllTheSame() {
        assertThat(obs("{\"values\":{\"stage\":1},\"time\":1782864000000,\"station\":\"BAYI\"}"))
                .satisfies(
                        decoded ->
                                assertThat(decoded.readings())
                                        .containsExactly(reading("stage", 1.0)));
    }

    @Test
    void observation_rainWithoutPeriod_isLeftToTheRegistry() {
        Decoded decoded = obs(message("\"rain\":1.5"));

        assertThat(decoded.rejected()).isEmpty();
        assertThat(decoded.readings()).extracting(Reading::period).containsExactly(0L);
    }

    @Test
    void observation_badPeriod_costsTheAmountsOnly() {
        Decoded decoded =
                obs(
                        "{\"station\":\"BAYI\",\"time\":1782864000000,\"period\":\"PT0S\","
                                + "\"values\":{\"rain\":1,\"water_depth\":0.5}}");

        assertThat(decoded.readings()).containsExactly(reading("water_depth", 0.5));
        assertThat(decoded.rejected())
                .singleElement()
                .extracting(Rejected::reason)
                .asString()
                .startsWith("period: expected an ISO-8601 duration above zero");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN                | values.x: expected a finite number, found NaN",
                "-Infinity          | values.x: expected a finite number, found -Infinity",
                "1e999              | values.x: expected a finite number, found 1e999",
                "null               | values.x: expected a finite number, found null",
                "\"0.5\"            | values.x: expected a finite number, found the text '0.5'",
                "[1,[2]]            | values.x: expected a finite number, found an array",
                "{\"a\":1}          | values.x: expected a finite number, found an object",
                "true               | values.x: expected a finite number, found true"
            })
    void observation_badValue_costsThatValueOnly(String value, String reason) {
        Decoded decoded = obs(message("\"x\":" + value + ",\"water_depth\":0.5"));

        assertThat(decoded.readings()).containsExactly(reading("water_depth", 0.5));
        assertThat(decoded.rejected()).extracting(Rejected::reason).containsExactly(reason);
    }

    @Test
    void observation_valueGivenTwice_usesNeither() {
        Decoded decoded = obs(message("\"stage\":1,\"water_depth\":0.5,\"stage\":2"));

        assertThat(decoded.readings()).containsExactly(reading("water_depth", 0.5));
        assertThat(decoded.rejected())
                .extracting(Rejected::reason)
                .containsExactly("values.stage: given more than once; none of them is used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@", "@b", "a@b@c", "水深"})
    void observation_badKey_costsThatValueOnly(String key) {
        Decoded decoded = obs(message("\"" + key + "\":1,\"water_depth\":0.5"));

        assertThat(decoded.readings()).containsExactly(reading("water_depth", 0.5));
        assertThat(decoded.rejected()).hasSize(1);
    }

    @Test
    void observation_arrayWithOneBadElement_keepsTheOthers() {
        Decoded decoded =
                obs(
                        "["
                                + message("\"stage\":1")
                                + ",{\"station\":\"XIHU\",\"time\":1,\"values\":{\"stage\":9}},7,"
                                + message("\"stage\":2")
                                + "]");

        assertThat(decoded.readings())
                .containsExactly(reading("stage", 1.0), reading("stage", 2.0));
        assertThat(decoded.rejected())
                .extracting(Rejected::reason)
                .containsExactly(
                        "[1].station: 'XIHU' disagrees with the topic, which says 'BAYI'",
                        "[2]. expected an object, found 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"station\":\"XIHU\",\"time\":1,\"values\":{\"a\":1}} | station: 'XIHU' disagrees",
                "{\"time\":1,\"values\":{\"a\":1}} | station: missing; expected 'BAYI'",
                "{\"station\":\"BAYI\",\"values\":{\"a\":1}} | time: missing",
                "{\"station\":\"BAYI\",\"time\":1} | values: missing",
                "{\"station\":\"BAYI\",\"time\":1,\"values\":{}} | values: expected at least one",
                "{\"station\":\"BAYI\",\"time\":1,\"time\":2,\"values\":{\"a\":1}} | time: given twice",
                "{\"station\":\"BAYI\",\"time\":1,\"historical\":\"yes\",\"values\":{\"a\":1}} | historical: expected true or false, found the text 'yes'",
                "{\"station\":\"BAYI\",\"time\":1,\"values\":{\"a\":1}} x | not valid JSON at byte",
                "{\"station\":\"BAYI\",\"time\":1,\"values\":{\"a\":1}}{} | expected nothing after",
                "{\"station\":\"BAYI\",\"time\":1,\"values\":{\"a\":1 | not valid JSON at byte",
                "[] | expected at least one observation, found []",
                "12 | expected a JSON object or an array of objects, found 12",
                "`` | empty payload"
            })
    void observation_badMessage_isRejectedWithItsReason(String text, String reason) {
        Decoded decoded = obs(text);

        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.rejected()).hasSize(1);
        assertThat(decoded.rejected().get(0).reason()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T08:00:00+08:00, 1782864000000",
        "2026-07-01T00:00Z, 1782864000000",
        "2026-06-30T19:00:00.25-05:00, 1782864000250",
        "2026-07-01T08:00:00.123456789+08:00, 1782864000123",
        "1970-01-01T00:00:10+08:00, -28790000",
        "2099-12-31T23:59:59Z, 4102444799000"
    })
    void time_isoWithOffset_isReadWhateverTheClockSays(String text, long expected) {
        assertThat(obs(at('"' + text + '"')).readings())
                .extracting(Reading::time)
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1782864000000, 1782864000000", "1.782864e12, 1782864000000", "-1, -1"})
    void time_epochMs_isReadWhateverTheClockSays(String text, long expected) {
        assertThat(obs(at(text)).readings()).extracting(Reading::time).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"2026-07-01T08:00:00\" | time: '2026-07-01T08:00:00' is a local time without offset",
                "\"2026-07-01 08:00:00+08:00\" | time: '2026-07-01 08:00:00+08:00' is not a time",
                "\"2026-02-30T08:00:00Z\" | time: '2026-02-30T08:00:00Z' is not a time",
                "\"2026-07-01T08:00:60Z\" | time: '2026-07-01T08:00:60Z' is not a time",
                "\"1782864000000\" | time: '1782864000000' is not a time",
                "1782864000 | time: 1782864000 is epoch seconds",
                "1782864000.5 | time: expected ISO-8601 with offset or epoch ms, found 1782864000.5",
                "99999999999999999999 | time: expected ISO-8601 with offset or epoch ms",
                "null | time: expected ISO-8601 with offset or epoch ms, found null"
            })
    void time_unreadable_isRejectedWithItsReason(String text, String reason) {
        assertThat(obs(at(text)).rejected()).hasSize(1);
        assertThat(obs(at(text)).rejected().get(0).reason()).startsWith(reason);
    }

    @Test
    void time_secondsPlausibleAsMs_areTakenAsMs() {
        Arrival early =
                new Arrival(
                        1_782_864_000, "obs/BAYI", at("1782864").getBytes(StandardCharsets.UTF_8));

        assertThat(Wire.decode(early).rejected()).isEmpty();
    }

    @Test
    void payload_of4MiB_isRejectedUnreadWithItsSize() {
        byte[] large = new byte[4 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) '[');

        Decoded decoded = Wire.decode(new Arrival(RECEIVED, "obs/BAYI", large));

        assertThat(decoded.rejected()).hasSize(1);
        assertThat(decoded.rejected().get(0).reason())
                .isEqualTo("payload of 4194304 bytes was not read; expected at most 262144");
        assertThat(decoded.rejected().get(0).payload()).hasSize(4096);
        assertThat(decoded.rejected().get(0).hash()).matches("[0-9a-f]{16}");
    }

    @Test
    void payload_tooDeep_isRejected() {
        assertThat(obs("[".repeat(2000)).rejected()).hasSize(1);
        assertThat(obs("{\"a\":".repeat(2000)).rejected()).hasSize(1);
    }

    @Test
    void payload_notUtf8_isRejected() {
        for (byte[] bytes :
                List.of(
                        new byte[] {'{', (byte) 0xC0, (byte) 0x80, '}'},
                        new byte[] {'{', '"', (byte) 0xFF, '"', '}'},
                        message("\"stage\":1").getBytes(StandardCharsets.UTF_16LE))) {
            Decoded decoded = Wire.decode(new Arrival(RECEIVED, "obs/BAYI", bytes));
            assertThat(decoded.rejected())
                    .extracting(Rejected::reason)
                    .containsExactly("payload is not UTF-8 text; expected UTF-8 JSON");
        }
    }

    @Test
    void payload_thousandsOfBadValues_areCountedInOne() {
        StringBuilder elements = new StringBuilder("[0");
        for (int i = 1; i < 5000; i++) {
            elements.append(",0");
        }

        List<Rejected> rejected = obs(elements.append("]").toString()).rejected();

        assertThat(rejected).hasSize(21);
        assertThat(rejected.get(20).reason()).startsWith("4980 more parts");
    }

    @Test
    void payload_cut_endsWithAWholeCharacter() {
        String text = "x" + "水".repeat(3000);

        Rejected rejected = obs(text).rejected().get(0);

        assertThat(rejected.payload()).isEqualTo("x" + "水".repeat(1365));
        assertThat(obs("x".repeat(3) + "😀".repeat(2000)).rejected().get(0).payload())
                .isEqualTo("xxx" + "😀".repeat(1023));
    }

    @Test
    void action_everyField_isRead() {
        Decoded decoded =
                decode(
                        "act/wang",
                        """
                        {"id":"a-1","action":"set_level","warning":"w-1","revision":3,
                         "subject":"BAYI","station":"BAYI-1","sensor":"C2","user":"wang",
                         "role":"duty","time":"2026-07-01T08:00:00+08:00","reason":"现场确认",
                         "level":"orange","from":1782864000000,
                         "until":"2026-07-01T09:00:00+08:00","second":"li"}""");

        assertThat(decoded.rejected()).isEmpty();
        assertThat(decoded.actions())
                .containsExactly(
                        new Action(
                                "a-1",
                                "set_level",
                                "w-1",
                                "BAYI",
                                "wang",
                                "duty",
                                Level.ORANGE,
                                "现场确认",
                                TIME,
                                RECEIVED,
                                "BAYI-1",
                                "C2",
                                1_782_864_000_000L,
                                1_782_867_600_000L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"action\":\"lift\" | warning: missing; expected the id of a warning, or a subject, to lift",
                "\"action\":\"raise\",\"subject\":\"S\" | level: missing",
                "\"action\":\"raise\",\"level\":\"red\" | subject: missing",
                "\"action\":\"out_of_service\" | station: missing",
                "\"action\":\"open_gate\" | action: expected one of acknowledge"
            })
    void action_incomplete_isRejected(String fields, String reason) {
        Decoded decoded =
                decode(
                        "act/wang",
                        "{\"id\":\"1\",\"user\":\"wang\",\"role\":\"duty\",\"time\":1782864000000,"
                                + fields
                                + "}");

        assertThat(decoded.actions()).isEmpty();
        assertThat(decoded.rejected()).hasSize(1);
        assertThat(decoded.rejected().get(0).reason()).startsWith(reason);
    }

    @Test
    void action_ofAnotherUser_isRejected() {
        assertThat(
                        decode(
                                        "act/wang",
                                        "{\"id\":\"1\",\"user\":\"li\",\"role\":\"duty\","
                                                + "\"action\":\"log\",\"time\":1}")
                                .rejected())
                .extracting(Rejected::reason)
                .containsExactly("user: 'li' disagrees with the topic, which says 'wang'");
    }

    @Test
    void status_everyField_isRead() {
        Decoded decoded =
                decode(
                        "status/CAM-1",
                        """
                        {"station":"CAM-1","time":1782864000000,"state":"offline","mode":"parked",
                         "pose":"P1","azimuth_known":false,"imaging":"thermal","visibility":800,
                         "power":"battery","faults":["lens"]}""");

        assertThat(decoded.statuses())
                .containsExactly(
                        new StationStatus(
                                "CAM-1",
                                TIME,
                                false,
                                "parked",
                                "P1",
                                false,
                                "thermal",
                                800.0,
                                "battery",
                                List.of("lens"),
                                RECEIVED));
    }

    @Test
    void status_cleared_saysNothing() {
        assertThat(decode("status/CAM-1", "")).isEqualTo(Decoded.nothing(TopicKind.STATUS));
    }

    @Test
    void warning_asRetained_isRead() {
        String text = WarningJson.text(WarningSamples.FULL, java.time.ZoneOffset.UTC);

        assertThat(decode("warn/a/_/_/waterlogging/BAYI", text).published())
                .containsExactly(WarningSamples.FULL);
        assertThat(decode("warn/a/_/_/waterlogging/BAYI", "").rejected()).isEmpty();
        assertThat(decode("warn/a/_/_/river/BAYI", text).rejected())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).startsWith("topic: expected"));
        assertThat(decode("warn/a/_/_/river/BAYI", "{}").rejected()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"config/version, CONFIG", "clock, CLOCK", "ingest_gap, GAP", "sign/S/state, SIGN"})
    void passThrough_anyPayload_isNotRead(String topic, TopicKind kind) {
        Decoded decoded = decode(topic, "anything");

        assertThat(decoded.kind()).isEqualTo(kind);
        assertThat(decoded.rejected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "det/C | {\"station\":\"C\"} | 0",
                "det/C | {\"station\":\"D\"} | 1",
                "report/r | {\"id\":\"1\",\"time\":1,\"reporter\":\"r\",\"role\":\"patrol\",\"sign\":\"crack\"} | 0",
                "report/r | {\"id\":\"1\",\"time\":1,\"reporter\":\"r\",\"role\":\"mayor\",\"sign\":\"crack\"} | 1",
                "report/r | [] | 1",
                "official/cma | {\"id\":\"1\",\"issuer\":\"x\",\"kind\":\"signal\",\"event\":\"11B01\"} | 0",
                "official/cma | {\"id\":\"1\"} | 1",
                "official/cma | {} | 1",
                "obs/ | {} | 1",
                "obs/a/b | {} | 1",
                "obsolete | {} | 1",
                "nothing/known | {} | 1"
            })
    void notJudgedYet_isCheckedForItsIdentity(String topic, String text, int rejected) {
        assertThat(decode(topic, text).rejected()).hasSize(rejected);
    }

    @Test
    void report_ofDepth_isReadInMetres() {
        String text =
                """
                {"id":"1","time":"2026-07-01T10:00:00+08:00","reporter":"li","role":"patrol",
                 "subject":"BAYI","sign":"depth","value":31,"unit":"cm","text":"","entered_by":"wang"}
                """;
        assertThat(decode("report/li", text).reports())
                .singleElement()
                .matches(report -> report.value() == 0.31 && report.subject().equals("BAYI"));
        assertThat(decode("report/li", text.replace("31", "31000")).rejected()).hasSize(1);
        assertThat(decode("report/li", text.replace("\"unit\":\"cm\",", "")).rejected()).hasSize(1);
        assertThat(decode("report/li", text.replace("\"subject\":\"BAYI\",", "")).rejected())
                .singleElement()
                .matches(rejected -> rejected.reason().contains("the id of the place"));
        assertThat(decode("report/li", text.replace("depth", "crack")).reports()).isEmpty();
    }

    @Test
    void ingestGap_written_isReadBack() {
        IngestGap gap = new IngestGap(5, 1_782_864_000_000L);

        assertThat(IngestGap.read(gap.toJson())).isEqualTo(gap);
    }

    static Decoded decode(String topic, String text) {
        return Wire.decode(new Arrival(RECEIVED, topic, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Decoded obs(String text) {
        return decode("obs/BAYI", text);
    }

    private static String message(String values) {
        return "{\"station\":\"BAYI\",\"time\":1782864000000,\"values\":{" + values + "}}";
    }

    private static String at(String time) {
        return "{\"station\":\"BAYI\",\"time\":" + time + ",\"values\":{\"stage\":1}}";
    }

    private static Reading reading(String quantity, double value) {
        return new Reading(
                "BAYI", "", quantity, 0, TIME, -1, false, value, Quality.NOT_EVALUATED, RECEIVED);
    }
}
