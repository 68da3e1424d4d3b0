package org.fengsui.jobs.replay;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.warning.Basis;
import org.fengsui.hazards.warning.Condition;
import org.fengsui.hazards.warning.Evidence;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Hazard;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.Status;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.mqtt.Publication;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.operators.SubjectOperator;
import org.fengsui.jobs.pipeline.Judged;
import org.fengsui.jobs.replay.output.WarningText;

/**
 * Judges each station by the rank of its readings: the n-th is indicator "rank", and every third
 * changes the level. So it shows any change of order within a station.
 */
final class ToyJudging implements Judging {

    static final String PACKAGED = "packaged";
    private static final OutputTag<Publication> PUBLICATIONS = new OutputTag<>("p") {};
    private static final OutputTag<Observation> OBSERVATIONS = new OutputTag<>("o") {};
    private static final OutputTag<Indicator> INDICATORS = new OutputTag<>("i") {};
    private static final OutputTag<Rejected> REJECTED = new OutputTag<>("r") {};

    @Override
    public Registry registry(String name, String text) throws ReplayConfigurationException {
        if (text.contains("wrong")) {
            throw new ReplayConfigurationException(List.of(name + ": line 1 is wrong"));
        }
        return new Registry(4, ZoneId.of("Asia/Shanghai"), Map.of(), Map.of(), Map.of(), Map.of());
    }

    @Override
    public int rulesVersion(String name, String text, Registry registry)
            throws ReplayConfigurationException {
        if (text.contains("wrong")) {
            throw new ReplayConfigurationException(List.of(name + ": line 1 is wrong"));
        }
        return text.length();
    }

    @Override
    public String packagedRules() {
        return PACKAGED;
    }

    @Override
    public WarningText warningText() {
        return (warning, zone) ->
                "{\"id\":\"%s\",\"revision\":%d,\"level\":\"%s\",\"issued\":%d}"
                        .formatted(
                                warning.id(),
                                warning.revision(),
                                warning.level().id(),
                                warning.issued());
    }

    @Override
    public Judged build(DataStream<Input> inputs, JudgingOptions options) {
        SingleOutputStreamOperator<Warning> warnings =
                inputs.filter(input -> input.reading() != null)
                        .uid("filter")
                        .setParallelism(1)
                        .keyBy(input -> input.reading().station())
                        .process(new Ranks())
                        .returns(Warning.class)
                        .uid("ranks");
        return new Judged(
                warnings,
                warnings.getSideOutput(PUBLICATIONS),
                warnings.getSideOutput(OBSERVATIONS),
                warnings.getSideOutput(INDICATORS),
                warnings.getSideOutput(SubjectOperator.ACTED),
                warnings.getSideOutput(REJECTED));
    }

    private static final class Ranks extends KeyedProcessFunction<String, Input, Warning> {

        private transient ValueState<Integer> rank;

        @Override
        public void open(OpenContext context) {
            rank = getRuntimeContext().getState(new ValueStateDescriptor<>("rank", Integer.class));
        }

        @Override
        public void processElement(Input input, Context context, Collector<Warning> out)
                throws Exception {
            Reading r = input.reading();
            if (context.timerService().currentWatermark() >= r.received()) {
                throw new IllegalStateException("late: " + r);
            }
            if (r.quantity().equals("nonsense")) {
                context.output(
                        REJECTED,
                        new Rejected(
                                r.received(),
                                "obs/" + r.station(),
                                "quantity 'nonsense' of station '" + r.station() + "' is unknown",
                                "1,\"2\"\n3",
                                "0"));
                return;
            }
            int n = rank.value() == null ? 1 : rank.value() + 1;
            rank.update(n);
            context.output(OBSERVATIONS, observation(r));
            context.output(
                    INDICATORS,
                    new Indicator(
                            r.station(), r.station(), "rank", r.time(), n + 0.25, r.received()));
            if (n % 3 == 0) {
                out.collect(warning(r, n / 3));
            }
        }

        private static Observation observation(Reading r) {
            return new Observation(
                    r.station(),
                    r.sensor(),
                    r.quantity(),
                    "",
                    r.time(),
                    r.period(),
                    r.value(),
                    r.quality(),
                    r.received());
        }

        private static Warning warning(Reading r, int revision) {
            Level[] levels = Level.values();
            boolean last = revision % 5 == 0;
            LocalText name = new LocalText("站" + r.station(), "Station " + r.station());
            return new Warning(
                    r.station() + "-" + (revision - 1) / 5,
                    Hazard.WATERLOGGING,
                    r.station(),
                    name,
                    "",
                    name,
                    null,
                    levels[1 + revision % 4],
                    Level.NONE,
                    last ? Status.LIFTED : revision % 5 == 1 ? Status.RAISED : Status.UPDATED,
                    revision % 5 == 4 ? Condition.UNKNOWN : Condition.ACTIVE,
                    Basis.MEASURED,
                    1 + (revision - 1) % 5,
                    r.time(),
                    r.received(),
                    0,
                    Freshness.FRESH,
                    new LocalText("积水<31厘米>", "Water & mud 31 cm"),
                    name,
                    List.of(
                            new Evidence(
                                    r.station(),
                                    null,
                                    r.quantity(),
                                    r.value(),
                                    "m",
                                    ">=",
                                    1,
                                    null,
                                    r.quality(),
                                    r.time(),
                                    "toy")),
                    null,
                    1,
                    false,
                    null);
        }
    }
}
