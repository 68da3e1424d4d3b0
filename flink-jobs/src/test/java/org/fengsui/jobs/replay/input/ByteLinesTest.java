package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteLinesTest {

    @Test
    void next_linesOfAnyLength_givesEachLine() throws IOException {
        Random random = new Random(1);
        List<String> lines =
                IntStream.range(0, 300)
                        .mapToObj(i -> "x".repeat(random.nextInt(i % 50 == 0 ? 300_000 : 200)))
                        .toList();

        assertThat(read(String.join("\n", lines) + "\n", 1 << 20)).isEqualTo(lines);
    }

    @Test
    void next_byteOrderMarkAndCarriageReturns_areLeftOut() throws IOException {
        assertThat(read("\uFEFFa\r\n\r\nb", 100)).containsExactly("a", "", "b");
    }

    @Test
    void next_lineTooLong_givesItsBeginningAndGoesOn() throws IOException {
        String huge = "y".repeat(500_000);

        List<String> lines = read("a\n" + huge + "\nb\nc", 100_000);

        assertThat(lines).hasSize(4).startsWith("a").endsWith("b", "c");
        assertThat(lines.get(1)).startsWith("!yyyy").hasSizeLessThan(100_000);
    }

    @Test
    void next_lineTooLongAtEnd_ends() throws IOException {
        assertThat(read("y".repeat(500_000), 100_000)).hasSize(1);
    }

    private static List<String> read(String text, int maxLine) throws IOException {
        List<String> all = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ByteLines lines = new ByteLines(new ByteArrayInputStream(bytes), maxLine)) {
            while (lines.next()) {
                all.add((lines.tooLong() ? "!" : "") + lines.text());
                assertThat(lines.number()).isEqualTo(all.size());
            }
        }
        return all;
    }
}
