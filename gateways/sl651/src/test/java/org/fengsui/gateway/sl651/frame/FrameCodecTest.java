package org.fengsui.gateway.sl651.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.fengsui.gateway.sl651.Golden;
import org.fengsui.gateway.sl651.Uplink;
import org.junit.jupiter.api.Test;

class FrameCodecTest {

    @Test
    void crc_ofTheCheckText_isTheKnownValue() {
        byte[] text = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc16.of(Unpooled.wrappedBuffer(text), 0, text.length)).isEqualTo(0x4B37);
    }

    @Test
    void everyGoldenFrame_isReadAndWrittenAgainByteForByte() {
        for (String hex : Golden.UPLINK) {
            Frame frame = new Decoding(Direction.UP).take(Uplink.bytes(hex)).get(0);
            assertThat(hex).startsWith(Uplink.hex(frame));
        }
        for (String hex : new String[] {Golden.TEST_CONFIRMED, Golden.TIMED_CONFIRMED}) {
            Frame frame = new Decoding(Direction.DOWN).take(Uplink.bytes(hex)).get(0);
            assertThat(Uplink.hex(frame)).isEqualTo(hex);
            assertThat(frame.end()).isEqualTo(End.ESC);
        }
    }

    @Test
    void head_ofAnUplinkFrame_isRead() {
        Frame frame = new Decoding(Direction.UP).take(Uplink.bytes(Golden.TIMED)).get(0);
        assertThat(frame.centre()).isEqualTo(5);
        assertThat(frame.station()).isEqualTo("0090000026");
        assertThat(frame.password()).isEqualTo(0x03E8);
        assertThat(frame.function()).isEqualTo(0x32);
        assertThat(frame.packet()).isNull();
        assertThat(frame.end()).isEqualTo(End.ETX);
    }

    @Test
    void address_withHexDigits_isKeptAsText() {
        Frame frame = new Decoding(Direction.UP).take(Uplink.bytes(Golden.NO_DATA_AA)).get(0);
        assertThat(frame.station()).isEqualTo("9900019A06");
    }

    @Test
    void packetNumbers_areTwelveBitsEach() {
        Frame sent = Uplink.frame("0090000018", 0x34, new Packet(0xABC, 0x123), "0102", End.ETB);
        Frame read = new Decoding(Direction.UP).take(Uplink.bytes(sent)).get(0);
        assertThat(read.packet()).isEqualTo(new Packet(0xABC, 0x123));
        assertThat(read.body()).containsExactly(1, 2);
        assertThat(read.end()).isEqualTo(End.ETB);
    }

    @Test
    void longestBody_isWrittenAndRead_longerIsRefused() {
        Frame longest = Uplink.frame("0090000018", 0x34, "7E".repeat(4_095));
        assertThat(new Decoding(Direction.UP).take(Uplink.bytes(longest)).get(0).body())
                .hasSize(4_095);
        Frame longer = Uplink.frame("0090000018", 0x34, "7E".repeat(4_096));
        assertThatThrownBy(() -> Uplink.bytes(longer)).hasMessageContaining("4095");
    }
}
