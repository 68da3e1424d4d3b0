package org.fengsui.jobs.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.fengsui.jobs.segment.Durable;
import org.fengsui.jobs.segment.SegmentName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an archive holds of messages that a job restored from an older checkpoint has not seen: the
 * parts written after that checkpoint, moved to {@code set-aside/open} below the archive until
 * their messages have been sent to the job again, then kept in {@code
 * set-aside/after-<checkpoint>}.
 *
 * <p>To be used while neither the job nor {@link ArchiveMerger} runs. A kill at any moment leaves
 * each part in one place, and the next call goes on. Not thread-safe.
 */
public final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    private final Path archive;
    private final Path folder;

    public SetAside(Path archive) {
        this.archive = archive;
        this.folder = archive.resolve("set-aside");
    }

    /**
     * What lies after a checkpoint.
     *
     * @param committed parts whose own checkpoint was complete, so that the broker has forgotten
     *     their messages
     * @param pending parts of the checkpoint that was being made; the broker may have forgotten
     *     them too
     * @param merged hours whose merged file contains such parts already: they cannot be taken out
     */
    public record Later(List<Path> committed, List<Path> pending, List<String> merged) {}

    /** Looks for what was written after a checkpoint, 0 for everything. */
    public Later later(long checkpoint) throws IOException {
        List<Path> committed = new ArrayList<>();
        TreeSet<String> merged = new TreeSet<>();
        if (Files.isDirectory(archive)) {
            for (HourFiles.Hour hour : HourFiles.hours(archive)) {
                HourFiles files = undoMerge(hour, checkpoint);
                files.parts().stream().filter(p -> isLater(p, checkpoint)).forEach(committed::add);
                HourFiles.Manifest manifest = files.manifest();
                if (manifest != null
                        && manifest.parts().stream().anyMatch(p -> isLater(p, checkpoint))) {
                    merged.add(hour.day().getFileName() + "/" + hour.hour());
                }
            }
        }
        for (Path consumed : files("done")) {
            if (isLater(consumed, checkpoint)) {
                merged.add(consumed.getFileName().toString().substring(0, 13).replace('_', '/'));
            }
        }
        List<Path> pending =
                files("pending").stream()
                        .filter(p -> isLater(p, checkpoint) && isWhole(p))
                        .toList();
        return new Later(committed, pending, List.copyOf(merged));
    }

    /** Moves these parts out of the archive, each durably; they are then {@link #open}. */
    public void take(Later later) throws IOException {
        for (Path part : later.committed()) {
            Path day = folder("open").resolve(archive.relativize(part).getName(0));
            move(part, day, part.getFileName().toString());
        }
        for (Path part : later.pending()) {
            String name = part.getFileName().toString();
            int split = name.indexOf('_');
            move(part, folder("open").resolve(name.substring(0, split)), name.substring(split + 1));
        }
    }

    /**
     * Where the parts lie whose messages have not all been sent again; nothing if there are none.
     */
    public Optional<Path> open() {
        return Files.isDirectory(folder("open")) ? Optional.of(folder("open")) : Optional.empty();
    }

    /**
     * Notes that all that was open has been sent again.
     *
     * @return where it is kept from now on
     */
    public Path finish(long checkpoint) throws IOException {
        String name = String.format(Locale.ROOT, "after-%012d", checkpoint);
        Path kept = folder(name);
        for (int again = 2; Files.exists(kept); again++) {
            kept = folder(name + "-" + again);
        }
        Durable.rename(folder("open"), kept);
        return kept;
    }

    /**
     * Makes parts of another job, whose checkpoints count from 1 again, indistinguishable from
     * history: merges them all and forgets their names.
     */
    public void closeHistory() throws IOException {
        if (!Files.isDirectory(archive)) {
            return;
        }
        for (HourFiles.Hour hour : HourFiles.hours(archive)) {
            new HourMerge(archive, hour, step -> {}).run();
        }
        for (String known : List.of("pending", "done")) {
            for (Path file : files(known)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Until its file is renamed into place, a merge has changed nothing and can be given up. */
    private static HourFiles undoMerge(HourFiles.Hour hour, long checkpoint) throws IOException {
        HourFiles files = HourFiles.read(hour);
        HourFiles.Manifest manifest = files.manifest();
        if (manifest != null
                && manifest.parts().stream().anyMatch(p -> isLater(p, checkpoint))
                && Files.exists(hour.day().resolve(manifest.merged()))) {
            Files.delete(hour.manifest());
            Durable.syncFolder(hour.day());
            return HourFiles.read(hour);
        }
        return files;
    }

    private static boolean isLater(Path part, long checkpoint) {
        return isLater(part.getFileName().toString(), checkpoint);
    }

    private static boolean isLater(String name, long checkpoint) {
        return SegmentName.parse(name).filter(segment -> segment.epoch() >= checkpoint).isPresent();
    }

    /** A part that is not whole was never covered by a checkpoint: the broker has its messages. */
    private static boolean isWhole(Path part) {
        try (LineFile lines = new LineFile(part)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                lines.decode(line, lines.number());
            }
            return true;
        } catch (IOException torn) {
            LOG.debug("Part {} is not whole", part, torn);
            return false;
        }
    }

    private static void move(Path part, Path day, String name) throws IOException {
        Durable.createFolder(day);
        String kept = name;
        if (!isWhole(part)) {
            LOG.error(
                    "Archive part {} cannot be read to its end: its messages are not sent again;"
                            + " it is kept as {}.damaged in {}",
                    part,
                    name,
                    day);
            kept = name + ".damaged";
        }
        Durable.rename(part, day.resolve(kept));
    }

    private Path folder(String name) {
        return folder.resolve(name);
    }

    private List<Path> files(String known) throws IOException {
        Path where = archive.resolve(known);
        return Files.isDirectory(where)
                ? HourFiles.names(where).stream().map(where::resolve).toList()
                : List.of();
    }
}
