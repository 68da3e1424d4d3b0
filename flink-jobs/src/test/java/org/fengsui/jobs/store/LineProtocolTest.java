package org.fengsui.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fengsui.hazards.warning.Level;
import org.junit.jupiter.api.Test;

class LineProtocolTest {

    private final LineProtocol lines = new LineProtocol("");

    @Test
    void observation_ofOneSensor_hasNoSensorTag() {
        assertThat(lines.observation(Samples.observation("SAND", 300_000, 1.2)))
                .isEqualTo(
                        "observation,area=boulder,quantity=rain,span=300000,station=SAND"
                                + " period=300000i,quality=1i,received=1379061001500i,value=1.2"
                                + " 1379061000000");
    }

    @Test
    void observation_withoutFiniteValue_keepsItsQuality() {
        assertThat(lines.observation(Samples.observation("SAND", 0, Double.NaN)))
                .contains("quality=1i")
                .doesNotContain("value");
    }

    @Test
    void indicator_prefixed_goesToTheExerciseTable() {
        assertThat(new LineProtocol(LineProtocol.EXERCISE).indicator(Samples.indicator(0.5)))
                .isEqualTo(
                        "exercise_indicator,indicator=rise_rate,station=SAND,subject=lyons"
                                + " received=1379061001500i,value=0.5 1379061000000");
    }

    @Test
    void indicator_notFinite_hasNoValue() {
        String without =
                "indicator,indicator=rise_rate,station=SAND,subject=lyons"
                        + " received=1379061001500i 1379061000000";
        assertThat(lines.indicator(Samples.indicator(Double.NaN))).isEqualTo(without);
        assertThat(lines.indicator(Samples.indicator(Double.POSITIVE_INFINITY))).isEqualTo(without);
    }

    @Test
    void warning_anyRevision_sortsAsText() {
        assertThat(lines.warning(Samples.warning(12, Level.RED)))
                .startsWith(
                        "warning,area=gulou,hazard=waterlogging,id=waterlogging-bayi-1,"
                                + "revision=000012,subject=bayi basis=\"measured\"")
                .contains("headline_zh=\"八一桥下穿 积水31厘米\"", "level=\"red\"")
                .endsWith(" 1379061001500");
    }

    @Test
    void rejected_otherReasonOfTheSameMessage_isAnotherPoint() {
        String one = lines.rejected(Samples.rejected("a"));
        String other = lines.rejected(Samples.rejected("b"));

        assertThat(identity(one)).isNotEqualTo(identity(other));
        assertThat(one).isEqualTo(lines.rejected(Samples.rejected("a"))).doesNotContain("\n");
    }

    @Test
    void tag_afterAField_isRefused() {
        PointLine line = new PointLine("m").field("f", 1);
        assertThatThrownBy(() -> line.tag("t", "v")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tag_endingInABackslash_doesNotSwallowTheSeparator() {
        assertThat(new PointLine("m").tag("t", "a\\").field("f", 1).at(0))
                .isEqualTo("m,t=a/ f=1i 0");
    }

    @Test
    void line_withoutFields_isRefused() {
        PointLine line = new PointLine("m").tag("t", "v").field("f", Double.NaN);
        assertThatThrownBy(() -> line.at(0)).hasMessageContaining("a point needs a field: m,t=v");
    }

    @Property
    void line_anyTexts_equalsTheClientsOwnRendering(
            @ForAll("texts") String measurement,
            @ForAll("texts") String tag,
            @ForAll("texts") String text,
            @ForAll long integer,
            @ForAll("times") long time) {
        Point point =
                Point.measurement(measurement)
                        .addTag("tag key", tag)
                        .addField("a", text)
                        .addField("b", integer)
                        .addField("c", 0.25)
                        .time(time, WritePrecision.MS);

        assertThat(
                        new PointLine(measurement)
                                .tag("tag key", tag)
                                .field("a", text)
                                .field("b", integer)
                                .field("c", 0.25)
                                .at(time))
                .isEqualTo(point.toLineProtocol());
    }

    @Property
    void line_anyCharacters_isOneLine(@ForAll String tag, @ForAll String text) {
        String line = new PointLine("m").tag("t", tag).field("f", text).at(0);
        assertThat(line).matches(l -> l.chars().noneMatch(c -> c < ' '));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aZ09_-,= \"\\'#积水")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(s -> !s.endsWith("\\"));
    }

    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L);
    }

    private static String identity(String line) {
        return line.substring(0, line.indexOf(' '));
    }
}
