package org.fengsui.jobs.pipeline;

import java.util.List;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.operators.ControlEvent;
import org.fengsui.jobs.operators.ControlFunction;
import org.fengsui.jobs.operators.DecodeFunction;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.operators.RainEvent;
import org.fengsui.jobs.operators.RainOperator;
import org.fengsui.jobs.operators.StationOperator;
import org.fengsui.jobs.operators.SubjectEvent;
import org.fengsui.jobs.operators.SubjectOperator;

/**
 * Decode, judge per station, put rain together per area, judge per subject: the same operators
 * live, in replay and in drills.
 *
 * <p>One shuffle by station for the mass of readings, one by area for how each rain gauge stands
 * every five minutes, one by subject for the few assessments; rules, registry and downtime are
 * broadcast to all. Decoding runs at the parallelism of its source so that a source's order is
 * kept. Results do not depend on the parallelism of anything.
 */
public final class Topology {

    /**
     * Key groups of every job, live, replay and cluster: written into each savepoint, which cannot
     * be restored with another number. Also the most parallelism there can be.
     */
    public static final int MAX_PARALLELISM = 128;

    private Topology() {}

    /** Adds the judging operators behind one source. */
    public static Judged build(DataStream<Input> input, JudgingOptions options) {
        return build(List.of(input), options);
    }

    /** Adds the judging operators behind all sources, and fixes the job's key groups. */
    public static Judged build(List<DataStream<Input>> inputs, JudgingOptions options) {
        inputs.get(0).getExecutionEnvironment().setMaxParallelism(MAX_PARALLELISM);
        List<SingleOutputStreamOperator<Reading>> decoded = decode(inputs);
        DataStream<Reading> readings = union(List.copyOf(decoded));
        DataStream<Action> actions = sideOutputs(decoded, DecodeFunction.ACTIONS);
        DataStream<Arrival> config = sideOutputs(decoded, DecodeFunction.CONFIG);
        DataStream<Rejected> undecodable = sideOutputs(decoded, DecodeFunction.REJECTED);

        SingleOutputStreamOperator<ControlEvent> control =
                config.process(new ControlFunction(options.registry()))
                        .name("control")
                        .uid("control")
                        .setParallelism(1)
                        .setMaxParallelism(1);
        BroadcastStream<ControlEvent> everywhere = control.broadcast(StationOperator.CONTROL);

        SingleOutputStreamOperator<Assessment> assessments =
                readings.keyBy(Reading::station)
                        .connect(everywhere)
                        .process(new StationOperator(options))
                        .name("station")
                        .uid("station");
        SingleOutputStreamOperator<SubjectEvent> rain =
                sideOutputs(decoded, DecodeFunction.RAIN)
                        .union(assessments.getSideOutput(StationOperator.RAIN))
                        .keyBy(RainEvent::place)
                        .connect(everywhere)
                        .process(new RainOperator(options))
                        .name("rain")
                        .uid("rain");
        DataStream<SubjectEvent> subjectEvents =
                assessments
                        .map(SubjectEvent::of)
                        .returns(SubjectEvent.class)
                        .name("assessed")
                        .uid("assessed")
                        .union(
                                actions.map(SubjectEvent::of)
                                        .returns(SubjectEvent.class)
                                        .name("acted")
                                        .uid("acted"),
                                sideOutputs(decoded, DecodeFunction.SUBJECTS),
                                rain,
                                control.getSideOutput(ControlFunction.REVIEWS));
        SingleOutputStreamOperator<Warning> warnings =
                subjectEvents
                        .keyBy(SubjectEvent::subject)
                        .connect(everywhere)
                        .process(new SubjectOperator(options))
                        .name("subject")
                        .uid("subject");
        return new Judged(
                warnings,
                warnings.getSideOutput(SubjectOperator.PUBLICATIONS),
                assessments.getSideOutput(StationOperator.OBSERVATIONS),
                assessments
                        .getSideOutput(StationOperator.INDICATORS)
                        .union(rain.getSideOutput(RainOperator.INDICATORS)),
                warnings.getSideOutput(SubjectOperator.ACTED)
                        .union(control.getSideOutput(ControlFunction.ACTED)),
                undecodable.union(
                        control.getSideOutput(ControlFunction.REJECTED),
                        assessments.getSideOutput(StationOperator.REJECTED),
                        rain.getSideOutput(RainOperator.REFUSED),
                        warnings.getSideOutput(SubjectOperator.REFUSED)));
    }

    private static List<SingleOutputStreamOperator<Reading>> decode(
            List<DataStream<Input>> inputs) {
        return java.util.stream.IntStream.range(0, inputs.size())
                .mapToObj(
                        i ->
                                inputs.get(i)
                                        .process(new DecodeFunction())
                                        .name("decode-" + i)
                                        .uid("decode-" + i)
                                        .setParallelism(inputs.get(i).getParallelism()))
                .toList();
    }

    private static <T> DataStream<T> sideOutputs(
            List<SingleOutputStreamOperator<Reading>> decoded,
            org.apache.flink.util.OutputTag<T> tag) {
        return union(decoded.stream().<DataStream<T>>map(each -> each.getSideOutput(tag)).toList());
    }

    private static <T> DataStream<T> union(List<? extends DataStream<T>> streams) {
        DataStream<T> all = streams.get(0);
        for (DataStream<T> other : streams.subList(1, streams.size())) {
            all = all.union(other);
        }
        return all;
    }
}
