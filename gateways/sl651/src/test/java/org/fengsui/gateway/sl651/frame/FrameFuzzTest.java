package org.fengsui.gateway.sl651.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.fengsui.gateway.sl651.Golden;
import org.fengsui.gateway.sl651.Uplink;
import org.fengsui.gateway.sl651.body.BodyReader;
import org.fengsui.gateway.sl651.body.MalformedBodyException;
import org.fengsui.gateway.sl651.outbox.OutMessage;
import org.fengsui.gateway.sl651.publish.Translator;
import org.fengsui.gateway.sl651.station.Station;
import org.fengsui.gateway.sl651.station.Stations;
import org.fengsui.gateway.sl651.station.StationsReader;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Wire;
import org.junit.jupiter.api.Test;

/**
 * Mutated frames: nothing throws, and no frame comes out that does not stand in the input with its
 * right checksum. Half of the mutants get a right checksum again, so that bodies are exercised too.
 *
 * <p>{@code -Dit.sl651.frames=10000000} for the long run.
 */
class FrameFuzzTest {
    private static final int FRAMES = Integer.getInteger("it.sl651.frames", 100_000);
    private static final long SEED = 651_2014;
    private static final long RECEIVED = 1_500_000_000_000L;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<byte[]> seeds =
            Golden.UPLINK.stream().map(hex -> Uplink.bytes(hex)).toList();
    private final Stations stations = StationsReader.read("golden.yaml", Golden.STATIONS);
    private final Translator translator = new Translator(stations, "fengsui/v1");

    @Test
    void mutatedFrames_neitherThrowNorPassWithABadChecksum() {
        Decoding decoding = new Decoding(Direction.UP);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        long begin = System.nanoTime();
        int accepted = 0;
        int translated = 0;
        for (int i = 0; i < FRAMES; i++) {
            byte[] mutant = mutant();
            stream.writeBytes(mutant);
            for (Frame frame : decoding.take(mutant)) {
                accepted++;
                checkStandsIn(stream.toByteArray(), frame);
                translated += translate(frame);
            }
            if (i % 200 == 0) {
                decoding = new Decoding(Direction.UP);
                stream.reset();
            }
        }
        System.out.printf(
                "SL 651: %,d mutated frames in %.1f s, %,d with a right checksum, %,d messages of them%n",
                FRAMES, (System.nanoTime() - begin) / 1e9, accepted, translated);
        assertThat(accepted).isPositive();
    }

    @Test
    void mutantsWithoutChecksumRepair_neverPassChanged() {
        int frames = FRAMES / 10;
        for (int i = 0; i < frames; i++) {
            byte[] original = seeds.get(random.nextInt(seeds.size()));
            byte[] changed = original.clone();
            int length = 17 + ((changed[11] & 0x0F) << 8 | (changed[12] & 0xFF));
            int first = random.nextInt(length);
            changed[first] ^= (byte) (1 << random.nextInt(8));
            int bits = random.nextInt(3);
            for (int bit = 0; bit < bits; bit++) {
                // A burst within 16 bits: the checksum finds every one.
                int at = Math.min(length - 1, first + bit % 2);
                changed[at] ^= (byte) (1 << random.nextInt(8));
            }
            if (Arrays.equals(changed, original)) {
                continue;
            }
            assertThat(new Decoding(Direction.UP).take(changed))
                    .as("mutant %d: %s", i, HexFormat.of().formatHex(changed))
                    .isEmpty();
        }
    }

    private byte[] mutant() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            bytes = mutate(bytes);
        }
        if (random.nextBoolean() && bytes.length > 17) {
            repair(bytes);
        }
        return bytes;
    }

    private byte[] mutate(byte[] bytes) {
        if (bytes.length < 4) {
            return seeds.get(0).clone();
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                byte[] less = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, less, 0, at);
                System.arraycopy(bytes, at + 1, less, at, less.length - at);
                return less;
            }
            case 4 -> {
                byte[] more = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, more, 0, at);
                more[at] = (byte) random.nextInt(256);
                System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
                return more;
            }
            case 5 -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(other.length);
                byte[] joined = Arrays.copyOf(bytes, at + other.length - from);
                System.arraycopy(other, from, joined, at, other.length - from);
                return joined;
            }
            default -> {
                byte[] marks = {0x7E, 0x7E, (byte) 0xFF, (byte) 0xF1, (byte) 0xF0, (byte) 0xF5, 4};
                bytes[at] = marks[random.nextInt(marks.length)];
            }
        }
        return bytes;
    }

    /** Writes a fitting length and checksum. */
    private static void repair(byte[] bytes) {
        int content = Math.min(0xFFF, bytes.length - 17);
        bytes[0] = 0x7E;
        bytes[1] = 0x7E;
        bytes[11] = (byte) (content >>> 8);
        bytes[12] = (byte) content;
        bytes[13] = (byte) (bytes[13] == 0x16 ? 0x16 : 0x02);
        bytes[14 + content] = 0x03;
        int crc = Crc16.of(Unpooled.wrappedBuffer(bytes), 0, 15 + content);
        bytes[15 + content] = (byte) (crc >>> 8);
        bytes[16 + content] = (byte) crc;
    }

    /** Written again with its checksum, the frame is a part of what was sent. */
    private static void checkStandsIn(byte[] stream, Frame frame) {
        byte[] frameBytes = Uplink.bytes(frame);
        int last = stream.length - frameBytes.length;
        for (int at = last; at >= 0; at--) {
            if (Arrays.equals(
                    stream, at, at + frameBytes.length, frameBytes, 0, frameBytes.length)) {
                return;
            }
        }
        throw new AssertionError("was not sent with this checksum: " + frame);
    }

    private int translate(Frame frame) {
        Station station = stations.at(frame.station());
        Station any = station == null ? stations.byAddress().values().iterator().next() : station;
        try {
            List<OutMessage> messages =
                    translator
                            .translate(
                                    any,
                                    frame.function(),
                                    BodyReader.read(frame.function(), frame.body()),
                                    RECEIVED)
                            .messages();
            for (OutMessage message : messages) {
                String topic = message.topic().substring("fengsui/v1/".length());
                assertThat(Wire.decode(new Arrival(RECEIVED, topic, message.payload())).rejected())
                        .isEmpty();
            }
            return messages.size();
        } catch (MalformedBodyException tooShort) {
            return 0;
        }
    }
}
