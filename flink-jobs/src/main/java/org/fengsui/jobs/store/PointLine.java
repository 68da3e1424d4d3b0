package org.fengsui.jobs.store;

import org.jspecify.annotations.Nullable;

/**
 * Renders one point as a line of InfluxDB line protocol: measurement, tags, fields, timestamp in
 * milliseconds. Tags and fields are written in the order of the calls, tags first. A null or empty
 * tag and a number that is not finite are left out. Control characters become visible escapes
 * ({@code \n}), since the protocol has no way to carry them in one line.
 *
 * <p>Source: line protocol reference of InfluxDB 2. Not thread-safe; one object per line.
 */
final class PointLine {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(160);
    private boolean fields;

    PointLine(String measurement) {
        escapeName(measurement, false);
    }

    PointLine tag(String key, @Nullable String value) {
        if (fields) {
            throw new IllegalStateException("tag " + key + " comes after the first field");
        }
        if (value != null && !value.isEmpty()) {
            out.append(',');
            escapeName(key, true);
            out.append('=');
            escapeName(value, true);
        }
        return this;
    }

    PointLine field(String key, double value) {
        if (Double.isFinite(value)) {
            key(key);
            out.append(value);
        }
        return this;
    }

    PointLine field(String key, long value) {
        key(key);
        out.append(value).append('i');
        return this;
    }

    PointLine field(String key, @Nullable String value) {
        if (value != null) {
            key(key);
            out.append('"');
            escapeText(value);
            out.append('"');
        }
        return this;
    }

    /** The finished line. */
    String at(long epochMillis) {
        if (!fields) {
            throw new IllegalStateException("a point needs a field: " + out);
        }
        return out.append(' ').append(epochMillis).toString();
    }

    private void key(String key) {
        out.append(fields ? ',' : ' ');
        fields = true;
        escapeName(key, true);
        out.append('=');
    }

    /** Measurement, tag and field names and tag values: backslash before comma, space, equals. */
    private void escapeName(String text, boolean escapeEquals) {
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ' ' || (c == '=' && escapeEquals)) {
                out.append('\\').append(c);
            } else if (c == '\\' && i == end - 1) {
                out.append('/'); // a last backslash would escape the separator that follows
            } else {
                visible(c, "\\");
            }
        }
    }

    private void escapeText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                visible(c, "\\\\");
            }
        }
    }

    private void visible(char c, String backslash) {
        if (c >= ' ' && c != 0x7f) {
            out.append(c);
            return;
        }
        out.append(backslash);
        switch (c) {
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default -> out.append("u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
