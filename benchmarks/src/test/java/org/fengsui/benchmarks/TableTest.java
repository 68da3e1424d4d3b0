package org.fengsui.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void lines_ofNumbersAndWords_alignsNumbersToTheRight() {
        Table table = new Table("store", "lines/s", "ratio");
        table.row("stub", Table.whole(177_490.4), Table.hundredths(0.917));
        table.row("there", Table.whole(12), Table.hundredths(1));

        assertThat(table.lines())
                .containsExactly(
                        "| store | lines/s | ratio |",
                        "| --- | --: | --: |",
                        "| stub | 177 490 | 0.92 |",
                        "| there | 12 | 1.00 |");
    }

    @Test
    void row_withTooFewCells_isRefused() {
        assertThatThrownBy(() -> new Table("a", "b").row(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of 1 cells in a table of 2 columns");
    }
}
