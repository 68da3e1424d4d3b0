package org.fengsui.hazards.rules;

/** How a value is held against a threshold. */
public enum Operator {
    AT_LEAST(">="),
    MORE_THAN(">");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
