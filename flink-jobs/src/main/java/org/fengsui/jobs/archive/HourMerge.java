package org.fengsui.jobs.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.fengsui.jobs.segment.Durable;
import org.fengsui.jobs.segment.SegmentDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Merges the parts of one hour into its file, in the steps described at {@link HourFiles}. It may
 * be cut off after any of them: {@link #run} first completes, or clears away, what an earlier one
 * left.
 */
final class HourMerge {

    private final Path archive;
    private final HourFiles.Hour hour;
    private final Consumer<String> step;

    /**
     * @param step told the name of each step that is done; a test throws there
     */
    HourMerge(Path archive, HourFiles.Hour hour, Consumer<String> step) {
        this.archive = archive;
        this.hour = hour;
        this.step = step;
    }

    /** Returns how many parts were merged. */
    int run() throws IOException {
        complete(HourFiles.read(hour).manifest());
        clearLeftovers();
        HourFiles files = HourFiles.read(hour);
        if (files.parts().isEmpty()) {
            return 0;
        }
        Path merging = hour.draft(UUID.randomUUID() + ".gz");
        write(files, merging);
        step.accept("written");
        HourFiles.Manifest manifest =
                new HourFiles.Manifest(
                        String.valueOf(merging.getFileName()),
                        files.parts().stream().map(p -> String.valueOf(p.getFileName())).toList());
        Path draft = hour.draft("manifest");
        Files.write(draft, manifest.toJson());
        Durable.syncFile(draft);
        step.accept("manifest drafted");
        Durable.rename(draft, hour.manifest());
        step.accept("manifest in place");
        complete(manifest);
        return manifest.parts().size();
    }

    private void complete(HourFiles.@Nullable Manifest manifest) throws IOException {
        if (manifest == null) {
            return;
        }
        Path merging = hour.day().resolve(manifest.merged());
        if (Files.exists(merging)) {
            Durable.rename(merging, hour.merged());
            step.accept("renamed");
        }
        String folder = archive.relativize(hour.day()) + "/";
        List<String> parts = manifest.parts().stream().map(name -> folder + name).toList();
        new SegmentDirectory(archive).finish(parts);
        step.accept("parts deleted");
        Files.deleteIfExists(hour.manifest());
        Durable.syncFolder(hour.day());
        step.accept("manifest deleted");
    }

    private void clearLeftovers() throws IOException {
        for (String name : HourFiles.names(hour.day())) {
            if (hour.isDraft(name)) {
                Files.deleteIfExists(hour.day().resolve(name));
            }
        }
    }

    private void write(HourFiles files, Path target) throws IOException {
        try (HourLines lines = new HourLines(files);
                OutputStream out =
                        new BufferedOutputStream(
                                new GZIPOutputStream(Files.newOutputStream(target), 32 * 1024),
                                64 * 1024)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
        Durable.syncFile(target);
    }
}
