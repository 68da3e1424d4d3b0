package org.fengsui.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A Markdown table; columns whose cells are all numbers are aligned to the right. */
public final class Table {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    /**
     * @throws IllegalArgumentException if there are not as many cells as columns
     */
    public void row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(
                    "a row of %d cells in a table of %d columns"
                            .formatted(cells.length, header.size()));
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** 12 345 */
    public static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number)).replace(',', ' ');
    }

    /** 1.2 */
    public static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** 0.97 */
    public static String hundredths(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(header));
        List<String> rules = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            rules.add(isNumeric(column) ? "--:" : "---");
        }
        lines.add(line(rules));
        rows.forEach(row -> lines.add(line(row)));
        return Collections.unmodifiableList(lines);
    }

    private boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> row.get(column).matches("[-≥]?[0-9 .]+|–"));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
