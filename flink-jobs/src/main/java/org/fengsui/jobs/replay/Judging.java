package org.fengsui.jobs.replay;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.pipeline.Judged;
import org.fengsui.jobs.replay.output.WarningText;

/** What a replay runs between its source and its files, and how that reads its configuration. */
interface Judging {

    /** Reads a registry file; the exception names all that is wrong in it. */
    Registry registry(String name, String text) throws ReplayConfigurationException;

    /** Reads a rule file and answers its version; the exception names all that is wrong in it. */
    int rulesVersion(String name, String text, Registry registry)
            throws ReplayConfigurationException;

    /** Text of the rule set that applies where none is given. */
    String packagedRules();

    /** Adds the operators. */
    Judged build(DataStream<Input> inputs, JudgingOptions options);

    /** Writes a warning as on the wire, times in the zone of the registry. */
    WarningText warningText();
}
