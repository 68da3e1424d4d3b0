package org.fengsui.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesReaderTest {

    @TempDir private Path folder;

    @Test
    void read_severalFaults_namesEachWithItsLine() throws Exception {
        Path file =
                csv(
                        """
                        time,station,quantity,value,period,quality
                        2025-07-01T00:00:00Z,A,stage,0.5,,
                        2025-07-01T00:00:00,A,stage,0.5,,
                        2025-07-01T00:00:00Z,A/B,stage,0.5,,
                        2025-07-01T00:00:00Z,A,Stage!,0.5,,
                        2025-07-01T00:00:00Z,A,stage,NaN,,
                        2025-07-01T00:00:00Z,A,rain,1.0,15min,
                        2025-07-01T00:00:00Z,A,rain,1.0,,7
                        """);

        assertThatThrownBy(() -> SeriesReader.read(file))
                .isInstanceOf(SeriesFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 3: time '2025-07-01T00:00:00' is not a time")
                .hasMessageContaining("line 4: station 'A/B' cannot be used")
                .hasMessageContaining("line 5: quantity 'Stage!' cannot be used")
                .hasMessageContaining("line 6: value 'NaN' is not a number")
                .hasMessageContaining("line 7: period '15min' is not a duration")
                .hasMessageContaining("line 8: quality must be")
                .hasMessageNotContaining("line 2:");
    }

    @Test
    void read_columnMissing_namesIt() throws Exception {
        Path file = csv("time,station,quantity\n1,A,stage\n");

        assertThatThrownBy(() -> SeriesReader.read(file))
                .isInstanceOf(SeriesFormatException.class)
                .hasMessageContaining("line 1: column 'value' is missing");
    }

    @Test
    void read_headerOnly_saysThatThereIsNothing() throws Exception {
        Path file = csv("time,station,quantity,value\n");

        assertThatThrownBy(() -> SeriesReader.read(file))
                .isInstanceOf(SeriesFormatException.class)
                .hasMessageContaining("no readings");
    }

    @Test
    void read_noSuchFile_namesIt() {
        Path file = folder.resolve("absent.csv");

        assertThatThrownBy(() -> SeriesReader.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void read_gzipped_sortsByReceivedAndLeavesOutBadRows() throws Exception {
        Path file = folder.resolve("series.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    """
                    time,station,quantity,value,received,quality
                    3000,A,stage,3,,1
                    1000,A,stage,1,9000,
                    2000,A,stage,-9999,,9
                    """
                            .getBytes(StandardCharsets.UTF_8));
        }

        Series series = SeriesReader.read(file);

        assertThat(series.rows()).extracting(SeriesRow::value).containsExactly(3.0, 1.0);
        assertThat(series.rows()).extracting(SeriesRow::received).containsExactly(3000L, 9000L);
        assertThat(series.leftOut()).isEqualTo(1);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("series.csv"), text);
    }
}
