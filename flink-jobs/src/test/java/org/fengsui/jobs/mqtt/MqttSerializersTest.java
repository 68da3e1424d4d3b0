package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;

/** The golden bytes are what released state looks like: they may be added to, never changed. */
class MqttSerializersTest {

    private static final MqttSessionSplit SPLIT =
            new MqttSessionSplit(3, "fs-obs-3", 1_000, 900, List.of("a/#"));
    private static final MqttSessionSplit OLD_SPLIT = SPLIT.subscribed(List.of());
    private static final String SPLIT_BYTES =
            "00000003" + "0008" + "66732d6f62732d33" + "00000000000003e8" + "0000000000000384";

    private static final String FILTERS = "00000001" + "0003" + "612f23";

    @Test
    void split_roundTrip_matchesGoldenBytes() throws Exception {
        assertGolden(new MqttSessionSplitSerializer(), SPLIT, SPLIT_BYTES + FILTERS);
    }

    @Test
    void split_ofTheFirstVersion_hasNoFilters() throws Exception {
        assertThat(new MqttSessionSplitSerializer().deserialize(1, bytes(SPLIT_BYTES)))
                .isEqualTo(OLD_SPLIT);
    }

    @Test
    void enumeratorState_roundTrip_matchesGoldenBytes() throws Exception {
        assertGolden(
                new MqttEnumeratorStateSerializer(),
                new MqttEnumeratorState("fs-obs", 4, List.of(SPLIT), Set.of(7, 5)),
                "0006"
                        + "66732d6f6273"
                        + "00000004"
                        + "00000001"
                        + SPLIT_BYTES
                        + FILTERS
                        + "00000002"
                        + "00000005"
                        + "00000007");
    }

    @Test
    void enumeratorState_ofTheFirstVersion_retiresNothing() throws Exception {
        String golden = "0006" + "66732d6f6273" + "00000004" + "00000001" + SPLIT_BYTES;

        assertThat(new MqttEnumeratorStateSerializer().deserialize(1, bytes(golden)))
                .isEqualTo(new MqttEnumeratorState("fs-obs", 4, List.of(OLD_SPLIT), Set.of()));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void publication_roundTrip_matchesGoldenBytes() throws Exception {
        PublicationSerializer serializer = new PublicationSerializer();
        byte[] bytes =
                serializer.serialize(
                        new Publication("a/b", "烽".getBytes(StandardCharsets.UTF_8), true));

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("0003" + "612f62" + "01" + "00000003" + "e783bd");
        Publication back = serializer.deserialize(1, bytes);
        assertThat(back.topic()).isEqualTo("a/b");
        assertThat(back.retained()).isTrue();
        assertThat(new String(back.payload(), StandardCharsets.UTF_8)).isEqualTo("烽");
    }

    @Test
    void deserialize_newerVersion_saysWhatToDo() {
        assertThatThrownBy(() -> new MqttSessionSplitSerializer().deserialize(3, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("up to version 2")
                .hasMessageContaining("has 3")
                .hasMessageContaining("restore it with");
    }

    @Test
    void deserialize_bytesLeftOver_fails() {
        byte[] bytes = HexFormat.of().parseHex(SPLIT_BYTES + "00");

        assertThatThrownBy(() -> new MqttSessionSplitSerializer().deserialize(1, bytes))
                .hasMessageContaining("1 bytes too many");
    }

    private static <T> void assertGolden(
            SimpleVersionedSerializer<T> serializer, T value, String golden) throws IOException {
        byte[] bytes = serializer.serialize(value);

        assertThat(serializer.getVersion()).isEqualTo(2);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(golden);
        assertThat(serializer.deserialize(2, bytes)).isEqualTo(value);
    }
}
