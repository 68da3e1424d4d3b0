package org.fengsui.hazards.warning;

/** One text in the two languages of the product. */
public record LocalText(String zh, String en) {}
