package org.fengsui.standalone.run;

import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;

/**
 * A registry and a rule set that fit each other, with the texts they were read from.
 *
 * <p>The texts are what the job is started with.
 */
public record Configuration(
        Registry registry, RuleSet rules, String registryText, String rulesText) {}
