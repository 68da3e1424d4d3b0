package org.fengsui.hazards.wire;

/**
 * A registry and the rules that go with it, as text for their readers.
 *
 * @param registry JSON in the form of {@code registry.yaml}
 * @param rules JSON in the form of {@code rules.yaml}
 */
public record ConfigTexts(int registryVersion, int rulesVersion, String registry, String rules) {}
