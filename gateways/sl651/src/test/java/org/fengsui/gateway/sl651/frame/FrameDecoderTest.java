package org.fengsui.gateway.sl651.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.gateway.sl651.Golden;
import org.fengsui.gateway.sl651.Uplink;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private final Decoding decoding = new Decoding(Direction.UP);

    @Test
    void severalFramesInOneRead_areAllFound() {
        byte[] all = Uplink.bytes(String.join("", Golden.UPLINK));
        assertThat(decoding.take(all)).hasSize(Golden.UPLINK.size());
        assertThat(decoding.broken).isZero();
    }

    @Test
    void oneByteAtATime_givesTheSameFrames() {
        List<Frame> frames = new ArrayList<>();
        for (byte b : Uplink.bytes(String.join("", Golden.UPLINK))) {
            frames.addAll(decoding.take(new byte[] {b}));
        }
        assertThat(frames).hasSize(Golden.UPLINK.size());
        assertThat(decoding.broken).isZero();
        assertThat(decoding.skipped).as("only the stray byte at the end waits").isZero();
    }

    @Test
    void strayByteAfterAFrame_costsTheNextOneNothing() {
        byte[] bytes = Uplink.bytes(Golden.UNIFORM + Golden.TIMED + "7E7E" + Golden.EXTRA + "7E");
        assertThat(decoding.take(bytes)).hasSize(3);
    }

    @Test
    void startBytesInsideTheBody_endNothing() {
        Frame frame = Uplink.frame("0090000018", 0x32, "7E7E 7E7E 7E7E 7E 7E7E");
        assertThat(decoding.take(Uplink.bytes(frame))).hasSize(1);
    }

    @Test
    void garbageBeforeAFrame_isSkipped() {
        assertThat(decoding.take(Uplink.bytes("00FF7E337E7E01" + Golden.TIMED))).hasSize(1);
        assertThat(decoding.skipped).isEqualTo(7);
    }

    @Test
    void wrongChecksum_isNoFrame_andTheNextIsFound() {
        String broken = Golden.TIMED.substring(0, Golden.TIMED.length() - 2) + "43";
        assertThat(decoding.take(Uplink.bytes(broken + Golden.EXTRA)))
                .singleElement()
                .extracting(Frame::function)
                .isEqualTo(0x33);
        assertThat(decoding.broken).isPositive();
    }

    @Test
    void checksumWithBytesSwapped_isNoFrame() {
        int end = Golden.TIMED.length();
        String swapped =
                Golden.TIMED.substring(0, end - 4)
                        + Golden.TIMED.substring(end - 2)
                        + Golden.TIMED.substring(end - 4, end - 2);
        assertThat(decoding.take(Uplink.bytes(swapped))).isEmpty();
    }

    @Test
    void frameThatLostItsEnd_doesNotHoldTheNextOneUp() {
        String lost = Golden.HOURLY.substring(0, 60);
        assertThat(decoding.take(Uplink.bytes(lost))).isEmpty();
        assertThat(decoding.take(Uplink.bytes(Golden.TIMED))).hasSize(1);
        assertThat(decoding.take(Uplink.bytes(Golden.EXTRA))).hasSize(1);
    }

    @Test
    void lengthFieldOfFourThousand_doesNotHoldTheNextOneUp() {
        String tooLong = Golden.TIMED.replace("32002B02", "320FFF02");
        assertThat(decoding.take(Uplink.bytes(tooLong))).isEmpty();
        assertThat(decoding.take(Uplink.bytes(Golden.EXTRA))).hasSize(1);
    }

    @Test
    void incompleteFrame_isGivenUpAfterSilence() {
        String tooLong = Golden.TIMED.replace("32002B02", "320FFF02");
        String nested = Golden.EXTRA.replace("33002B02", "330FF002");
        assertThat(decoding.take(Uplink.bytes(tooLong + nested + Golden.TIMED))).isEmpty();
        decoding.silence();
        assertThat(decoding.silence().size() + decoding.silence().size()).isLessThanOrEqualTo(1);
        assertThat(decoding.take(Uplink.bytes(Golden.EXTRA))).isNotEmpty();
    }

    @Test
    void downlinkFrame_isNoUplinkFrame() {
        assertThat(decoding.take(Uplink.bytes(Golden.TIMED_CONFIRMED + Golden.TIMED))).hasSize(1);
    }

    @Test
    void asciiVariant_isNamedAndNotRead() {
        byte[] ascii =
                "\001010090000018123432002B\002000326070106".getBytes(StandardCharsets.US_ASCII);
        assertThat(decoding.take(ascii)).isEmpty();
        assertThat(decoding.ascii).isEqualTo(1);
    }
}
