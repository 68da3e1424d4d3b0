package org.fengsui.hazards.quality;

/** Values from {@code min} to {@code max}, both included. */
public record Span(double min, double max) {

    public boolean contains(double value) {
        return value >= min && value <= max;
    }
}
