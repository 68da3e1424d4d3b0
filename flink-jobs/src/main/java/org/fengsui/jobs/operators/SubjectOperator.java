package org.fengsui.jobs.operators;

import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.lifecycle.ReportJudge;
import org.fengsui.hazards.lifecycle.SubjectJudge;
import org.fengsui.hazards.lifecycle.SubjectOutput;
import org.fengsui.hazards.lifecycle.SubjectState;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Report;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.mqtt.Publication;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by subject: holds and orders assessments and actions, then lets {@link SubjectJudge} run
 * the life cycle of the warnings.
 *
 * <p>Side outputs carry what is to be published for others, and refused actions. When we were not
 * listening for a while (a restore, a reconnect) the open warnings are published again.
 */
public final class SubjectOperator
        extends KeyedBroadcastProcessFunction<String, SubjectEvent, ControlEvent, Warning> {

    /** New revisions, repeated open warnings and cleared old ones; topics below the root. */
    public static final OutputTag<Publication> PUBLICATIONS =
            new OutputTag<>("publications", TypeInformation.of(Publication.class));

    public static final OutputTag<Action> ACTED =
            new OutputTag<>("acted", TypeInformation.of(Action.class));

    public static final OutputTag<Rejected> REFUSED =
            new OutputTag<>("refused", TypeInformation.of(Rejected.class));

    private static final long serialVersionUID = 1;

    /** What is at hand under one configuration. */
    private record Desk(SubjectJudge judge, ReportJudge reports, WarningPublisher publisher) {}

    private final JudgingOptions options;
    private transient ControlTimeline<Desk> timeline;
    private transient ValueState<SubjectState> state;
    private transient Hold<SubjectEvent> hold;
    private transient boolean restored;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    public SubjectOperator(JudgingOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        boolean exercise = options.exercise();
        timeline =
                new ControlTimeline<>(
                        options,
                        config ->
                                new Desk(
                                        new SubjectJudge(config, exercise),
                                        new ReportJudge(config),
                                        new WarningPublisher(config.registry())));
        state = getRuntimeContext().getState(stateDescriptor());
        hold =
                new Hold<>(
                        getRuntimeContext()
                                .getListState(
                                        new ListStateDescriptor<>(
                                                "held", TypeInformation.of(SubjectEvent.class))),
                        getRuntimeContext()
                                .getState(new ValueStateDescriptor<>("timer", Types.LONG)),
                        SubjectEvent.ORDER,
                        SubjectEvent::received,
                        options.end());
    }

    private static ValueStateDescriptor<SubjectState> stateDescriptor() {
        return new ValueStateDescriptor<>("subject", TypeInformation.of(SubjectState.class));
    }

    @Override
    public void processElement(SubjectEvent event, ReadOnlyContext context, Collector<Warning> out)
            throws Exception {
        hold.add(event, context.timerService());
    }

    @Override
    public void processBroadcastElement(ControlEvent event, Context context, Collector<Warning> out)
            throws Exception {
        restore(context.getBroadcastState(StationOperator.CONTROL).immutableEntries());
        try {
            if (timeline.add(event)) {
                context.getBroadcastState(StationOperator.CONTROL).put(event.key(), event);
            }
        } catch (ConfigException e) {
            return; // the station operator has reported it
        }
        if (event.kind() == ControlEvent.Kind.GAP) {
            WarningPublisher publisher = timeline.at(event.received()).publisher();
            context.applyToKeyedState(
                    stateDescriptor(),
                    (subject, kept) ->
                            kept.value()
                                    .openWarnings()
                                    .forEach(
                                            warning ->
                                                    context.output(
                                                            PUBLICATIONS,
                                                            publisher.current(warning))));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Warning> out)
            throws Exception {
        restore(context.getBroadcastState(StationOperator.CONTROL).immutableEntries());
        SubjectState known = state.value();
        SubjectState subject = known == null ? new SubjectState() : known;
        hold.drain(context.timerService(), new Judging(subject, new Outputs(context, out)));
        state.update(subject);
    }

    private void restore(Iterable<Map.Entry<String, ControlEvent>> events) {
        if (!restored) {
            timeline.addAll(events);
            restored = true;
        }
    }

    /** What is done with one subject's events and deadlines. */
    private final class Judging implements Hold.Handler<SubjectEvent> {
        private final SubjectState subject;
        private final Outputs outputs;

        Judging(SubjectState subject, Outputs outputs) {
            this.subject = subject;
            this.outputs = outputs;
        }

        @Override
        public void event(SubjectEvent event) {
            SubjectJudge judge = outputs.at(event.received());
            if (event.assessment() != null) {
                judge.assess(subject, event.assessment(), outputs);
            } else if (event.report() != null) {
                Assessment seen = outputs.assessed(event.report());
                if (seen != null) {
                    judge.assess(subject, seen, outputs);
                }
            } else if (event.rain() != null) {
                judge.rain(subject, event.rain(), outputs);
            } else if (event.official() != null) {
                judge.official(subject, event.official(), outputs);
            } else if (event.action() != null) {
                judge.act(subject, event.action(), outputs);
            } else if (event.published() != null) {
                judge.published(subject, event.published(), event.received(), outputs);
            } else {
                judge.review(event.subject(), subject, event.received(), outputs);
            }
        }

        @Override
        public long nextDeadline() {
            return SubjectJudge.nextDeadline(subject);
        }

        @Override
        public void deadline(long time) {
            outputs.at(time).deadline(subject, time, outputs);
        }
    }

    /** Sends what the judge says to the operator's outputs. */
    private final class Outputs implements SubjectOutput {
        private final OnTimerContext context;
        private final Collector<Warning> out;
        private long now;

        Outputs(OnTimerContext context, Collector<Warning> out) {
            this.context = context;
            this.out = out;
        }

        SubjectJudge at(long received) {
            now = received;
            return timeline.at(received).judge();
        }

        @Nullable Assessment assessed(Report report) {
            return timeline.at(report.received())
                    .reports()
                    .assess(
                            report,
                            reason -> context.output(REFUSED, RejectedEvents.of(report, reason)));
        }

        @Override
        public void warning(Warning revision) {
            out.collect(revision);
            context.output(PUBLICATIONS, timeline.at(now).publisher().current(revision));
        }

        @Override
        public void clear(Warning lifted) {
            context.output(PUBLICATIONS, timeline.at(now).publisher().cleared(lifted));
        }

        @Override
        public void acted(Action action) {
            context.output(ACTED, action);
        }

        @Override
        public void refused(String actionId, String reason) {
            context.output(REFUSED, RejectedEvents.refused(now, actionId, reason));
        }
    }
}
