package org.fengsui.jobs.segment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a segment file. Names sort by (epoch, owner, subtask, index), which is the order in
 * which one subtask wrote them; the nonce keeps the names of two attempts apart.
 *
 * @param epoch the last checkpoint before the segment was opened, so the segment belongs to the
 *     next one; 0 before the first
 * @param owner which sink wrote it, lower-case letters and digits
 * @param subtask index of the writing subtask
 * @param index counts the segments of one subtask and epoch
 * @param nonce eight hex digits drawn once per attempt
 */
public record SegmentName(long epoch, String owner, int subtask, int index, String nonce) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:.*[._/])?(\\d{12})-([a-z0-9]+)-(\\d{4})-(\\d{4})-([0-9a-f]{8})\\.gz");

    /** The name that the given path or file name ends with, if it is that of a segment. */
    public static Optional<SegmentName> parse(String path) {
        Matcher m = FORM.matcher(path);
        if (!m.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new SegmentName(
                        Long.parseLong(m.group(1)),
                        m.group(2),
                        Integer.parseInt(m.group(3)),
                        Integer.parseInt(m.group(4)),
                        m.group(5)));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%012d-%s-%04d-%04d-%s.gz", epoch, owner, subtask, index, nonce);
    }
}
