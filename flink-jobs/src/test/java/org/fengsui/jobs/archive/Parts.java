package org.fengsui.jobs.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.fengsui.hazards.wire.Arrival;

/** An archive as the sink leaves it. */
final class Parts {

    static final Instant HOUR = Instant.parse("2013-09-12T08:00:00Z");

    private Parts() {}

    static Arrival arrival(Instant received, String text) {
        return new Arrival(
                received.toEpochMilli(), "obs/SAND", text.getBytes(StandardCharsets.UTF_8));
    }

    /** An arrival so many ms after 08:00. */
    static Arrival at(long millis, String text) {
        return arrival(HOUR.plusMillis(millis), text);
    }

    static Path write(Path archive, String hour, int epoch, Arrival... arrivals)
            throws IOException {
        Path file =
                archive.resolve(
                        String.format(
                                Locale.ROOT,
                                "%s.%012d-archive-0000-0000-0000abcd.gz",
                                hour,
                                epoch));
        writeLines(file, Arrays.stream(arrivals).map(ArrivalLines::encode).toList());
        return file;
    }

    static void writeLines(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.setLastModifiedTime(file, FileTime.from(HOUR.plusSeconds(3600)));
    }

    /** The payloads in the order in which the reader gives them. */
    static List<String> read(Path path) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(path)) {
            while (reader.hasNext()) {
                texts.add(reader.next().text());
            }
        }
        return texts;
    }
}
