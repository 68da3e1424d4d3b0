package org.fengsui.jobs.replay;

import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.config.Problem;
import org.fengsui.hazards.config.RegistryReader;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.wire.WarningJson;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.pipeline.Judged;
import org.fengsui.jobs.pipeline.Topology;
import org.fengsui.jobs.replay.output.WarningText;

/** The pipeline that runs live. */
final class PipelineJudging implements Judging {

    @Override
    public Registry registry(String name, String text) throws ReplayConfigurationException {
        try {
            return RegistryReader.read(name, text);
        } catch (ConfigException wrong) {
            throw unusable(wrong);
        }
    }

    @Override
    public int rulesVersion(String name, String text, Registry registry)
            throws ReplayConfigurationException {
        try {
            return RuleSetReader.read(name, text, registry).version();
        } catch (ConfigException wrong) {
            throw unusable(wrong);
        }
    }

    @Override
    public String packagedRules() {
        return RuleSetReader.packagedText();
    }

    @Override
    public Judged build(DataStream<Input> inputs, JudgingOptions options) {
        return Topology.build(inputs, options);
    }

    @Override
    public WarningText warningText() {
        return WarningJson::text;
    }

    private static ReplayConfigurationException unusable(ConfigException wrong) {
        List<String> problems = wrong.problems().stream().map(Problem::toString).toList();
        return new ReplayConfigurationException(problems);
    }
}
