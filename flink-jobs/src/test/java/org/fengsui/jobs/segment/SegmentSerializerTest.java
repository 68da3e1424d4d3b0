package org.fengsui.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SegmentSerializerTest {

    private static final Segment SEGMENT =
            new Segment("ready/000000000007-archive-0001-0000-0123abcd.gz", 42, 1_234);

    private static final String VERSION_1 =
            "003072656164792f3030303030303030303030372d617263686976652d303030"
                    + "312d303030302d30313233616263642e677a"
                    + "000000000000002a00000000000004d2";

    private final SegmentSerializer serializer = new SegmentSerializer();

    @Test
    void serialize_version1_staysAsReleased() throws IOException {
        assertThat(HexFormat.of().formatHex(serializer.serialize(SEGMENT))).isEqualTo(VERSION_1);
        assertThat(serializer.getVersion()).isEqualTo(1);
    }

    @Test
    void deserialize_version1_isTheSegment() throws IOException {
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1)))
                .isEqualTo(SEGMENT);
    }

    @Test
    void deserialize_laterVersion_saysWhatToDo() {
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("restore with the release");
    }
}
