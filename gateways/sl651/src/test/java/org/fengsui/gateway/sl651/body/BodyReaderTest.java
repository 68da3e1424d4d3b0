package org.fengsui.gateway.sl651.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final String HEAD = "0001 260701060005 ";
    private static final String STATION = "F1F1 0090000018 48 ";
    private static final String OBSERVED = "F0F0 2607010600 ";

    @Test
    void severalStationsAndTimes_areGroups() {
        Body body =
                read(
                        0x32,
                        STATION
                                + OBSERVED
                                + "2019000005 3812 1210 F0F0 2607010605 2019000006"
                                + "F1F1 0090000026 50 F0F0 2607010610 2619000007");
        assertThat(body.faults()).isEmpty();
        assertThat(body.groups())
                .extracting(Group::address)
                .containsExactly("0090000018", "0090000018", "0090000026");
        assertThat(body.groups())
                .extracting(group -> group.observed().getMinute())
                .containsExactly(0, 5, 10);
        assertThat(body.groups()).extracting(Group::type).containsExactly(0x48, 0x48, 0x50);
        assertThat(body.groups().get(0).elements())
                .extracting(Element::id)
                .containsExactly(0x20, 0x38);
    }

    @Test
    void statusMessage_hasNoTypeOrHasOne() {
        for (String type : new String[] {"", "48 ", "50 "}) {
            Body body = read(0x46, "F1F1 0090000018 " + type + "4520 00000400");
            assertThat(body.faults()).isEmpty();
            assertThat(body.groups())
                    .singleElement()
                    .satisfies(
                            group -> {
                                assertThat(group.elements())
                                        .singleElement()
                                        .extracting(Element::id)
                                        .isEqualTo(Element.STATUS);
                                assertThat(group.observed()).isNull();
                            });
        }
    }

    @Test
    void extendedElement_hasAnIdOfTwoBytes() {
        Body body = read(0x32, STATION + OBSERVED + "FF221B000110 3923 00033660");
        assertThat(body.groups().get(0).elements())
                .extracting(Element::id)
                .containsExactly(0xFF22, 0x39);
        assertThat(body.groups().get(0).elements().get(0).number()).hasValue(0.110);
    }

    @Test
    void definitionOfSlots_isIgnored() {
        String slots = "000C".repeat(12);
        for (String definition : new String[] {"C0", "5C", "00", "FF"}) {
            Body body = read(0x34, STATION + OBSERVED + "F5" + definition + slots + "38121210");
            assertThat(body.faults()).isEmpty();
            assertThat(body.groups().get(0).elements()).hasSize(2);
        }
    }

    @Test
    void levelWithTwoDecimals_isRead() {
        Body body = read(0x32, STATION + OBSERVED + "391A 003366");
        assertThat(body.groups().get(0).elements().get(0).number()).hasValue(33.66);
    }

    @Test
    void uniformSeries_goesOnToTheEnd() {
        Body body = read(0x31, STATION + OBSERVED + "0418000005 3923" + "00028960".repeat(12));
        assertThat(body.faults()).isEmpty();
        Group group = body.groups().get(0);
        assertThat(group.step()).isEqualTo(Duration.ofMinutes(5));
        assertThat(group.elements()).hasSize(12);
        assertThat(group.elements())
                .extracting(Element::slot)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void uniformSeries_endsWhereAnotherElementOrGroupBegins() {
        String series = "0418000005 3923" + "00028960".repeat(12);
        assertThat(read(0x31, STATION + OBSERVED + series + "3812 1210").groups().get(0).elements())
                .hasSize(13);
        Body two = read(0x31, STATION + OBSERVED + series + OBSERVED + series);
        assertThat(two.groups())
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.elements()).hasSize(12));
        Body rainToo = read(0x31, STATION + OBSERVED + series + "2219" + "000005".repeat(12));
        assertThat(rainToo.groups().get(0).elements()).hasSize(24);
    }

    @Test
    void whatCannotBeRead_keepsWhatStandsBefore_andIsNamed() {
        Body cut = read(0x32, STATION + OBSERVED + "2019000005 3923 0001");
        assertThat(cut.groups().get(0).elements()).hasSize(1);
        assertThat(cut.faults()).singleElement().asString().contains("element 39");

        Body noLength = read(0x32, STATION + OBSERVED + "2019000005 3907 0001");
        assertThat(noLength.groups().get(0).elements()).hasSize(1);
        assertThat(noLength.faults()).singleElement().asString().contains("no bytes");

        Body badTime = read(0x32, STATION + "F0F0 2699010600 2019000005");
        assertThat(badTime.groups().get(0).observed()).isNull();
        assertThat(badTime.faults()).singleElement().asString().contains("observation time");
    }

    @Test
    void bodyWithoutSerialNumberAndTime_isRefused() {
        assertThatThrownBy(() -> BodyReader.read(0x32, new byte[7]))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("8 bytes");
    }

    @Test
    void enteredText_isNotTakenForElements() {
        Body body = read(0x35, STATION + OBSERVED + "2019000005 F2F2 3923393939393939");
        assertThat(body.groups().get(0).elements()).hasSize(1);
        assertThat(body.faults()).isEmpty();
    }

    private static Body read(int function, String hex) {
        return BodyReader.read(function, HexFormat.of().parseHex((HEAD + hex).replace(" ", "")));
    }
}
