package org.fengsui.hazards.judging;

import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;

/** The registry and the rules in force at one moment. */
public record JudgingConfig(Registry registry, RuleSet rules) {}
