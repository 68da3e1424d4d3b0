package org.fengsui.sim;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.fengsui.hazards.observation.Quality;

/**
 * The fields of one CSV row; every reader throws {@link IllegalArgumentException} that explains.
 */
final class SeriesFields {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SERIES =
            Pattern.compile("[a-z][a-z0-9_]{0,63}(@[A-Za-z0-9_-]{1,64})?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private final NamedCsvRecord row;

    SeriesFields(NamedCsvRecord row) {
        this.row = row;
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    long time(String column) {
        String text = text(column);
        if (INTEGER.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s '%s' is not a time; expected ISO-8601 with offset or epoch ms"
                                    .formatted(column, text)
                            + ", like 2026-07-01T08:00:00+08:00",
                    e);
        }
    }

    String station() {
        return matching("station", ID, "an id of letters, digits, _ and -, at most 64");
    }

    String series() {
        return matching("quantity", SERIES, "a quantity like water_depth or crack@C2");
    }

    double value() {
        String text = text("value");
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(notANumber(text), e);
        }
        throw new IllegalArgumentException(notANumber(text));
    }

    private static String notANumber(String text) {
        return "value '%s' is not a number; expected a finite one, like 0.31".formatted(text);
    }

    /** ISO-8601 duration, "" without one. */
    String period() {
        String text = text("period");
        if (text.isEmpty()) {
            return "";
        }
        try {
            Duration period = Duration.parse(text);
            if (!period.isNegative()) {
                return period.isZero() ? "" : period.toString();
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(notAPeriod(text), e);
        }
        throw new IllegalArgumentException(notAPeriod(text));
    }

    private static String notAPeriod(String text) {
        return "period '%s' is not a duration; expected one like PT15M".formatted(text);
    }

    long seq() {
        String text = text("seq");
        if (text.isEmpty()) {
            return -1;
        }
        if (!INTEGER.matcher(text).matches() || text.startsWith("-")) {
            throw new IllegalArgumentException(
                    "seq '%s' is not a counter; expected a whole number from 0".formatted(text));
        }
        return Long.parseLong(text);
    }

    boolean historical() {
        return switch (text("historical")) {
            case "", "false", "0" -> false;
            case "true", "1" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "historical '%s' is not known; expected true or false"
                                    .formatted(text("historical")));
        };
    }

    /** Whether the row's own quality flag, if it has one, lets it count. */
    boolean usable() {
        String text = text("quality");
        if (text.isEmpty()) {
            return true;
        }
        if (!INTEGER.matcher(text).matches() || text.length() > 2) {
            throw new IllegalArgumentException(
                    "quality '%s' is not a flag; expected 1, 2, 3, 4 or 9".formatted(text));
        }
        return Quality.ofCode(Integer.parseInt(text)).usable();
    }

    private String matching(String column, Pattern pattern, String expected) {
        String text = text(column);
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "%s '%s' cannot be used; expected %s".formatted(column, text, expected));
        }
        return text;
    }

    private String text(String column) {
        return row.findField(column).orElse("").trim();
    }
}
