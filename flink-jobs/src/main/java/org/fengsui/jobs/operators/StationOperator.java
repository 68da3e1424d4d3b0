package org.fengsui.jobs.operators;

import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.judging.StationJudge;
import org.fengsui.hazards.judging.StationOutput;
import org.fengsui.hazards.judging.StationState;
import org.fengsui.hazards.judging.VillageRain;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.wire.Rejected;

/**
 * Keyed by station: holds and orders the readings, then lets {@link StationJudge} judge them.
 *
 * <p>Deterministic in the readings and control events, whatever way and order they came. Side
 * outputs carry observations, indicators, rain for the areas and rejected readings.
 */
public final class StationOperator
        extends KeyedBroadcastProcessFunction<String, Reading, ControlEvent, Assessment> {

    public static final OutputTag<Observation> OBSERVATIONS =
            new OutputTag<>("observations", TypeInformation.of(Observation.class));
    public static final OutputTag<Indicator> INDICATORS =
            new OutputTag<>("indicators", TypeInformation.of(Indicator.class));
    public static final OutputTag<RainEvent> RAIN =
            new OutputTag<>("rain", TypeInformation.of(RainEvent.class));
    public static final OutputTag<Rejected> REJECTED =
            new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    /** Control events since the start of the job. */
    public static final MapStateDescriptor<String, ControlEvent> CONTROL =
            new MapStateDescriptor<>(
                    "control", Types.STRING, TypeInformation.of(ControlEvent.class));

    private static final long serialVersionUID = 1;

    private final JudgingOptions options;
    private transient ControlTimeline<StationJudge> timeline;
    private transient ValueState<StationState> state;
    private transient Hold<Reading> hold;
    private transient boolean restored;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    public StationOperator(JudgingOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        timeline = new ControlTimeline<>(options, StationJudge::new);
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "station", TypeInformation.of(StationState.class)));
        hold =
                new Hold<>(
                        getRuntimeContext()
                                .getListState(
                                        new ListStateDescriptor<>(
                                                "held", TypeInformation.of(Reading.class))),
                        getRuntimeContext()
                                .getState(new ValueStateDescriptor<>("timer", Types.LONG)),
                        ReadingOrder.INSTANCE,
                        Reading::received,
                        options.end());
    }

    @Override
    public void processElement(Reading reading, ReadOnlyContext context, Collector<Assessment> out)
            throws Exception {
        hold.add(reading, context.timerService());
    }

    @Override
    public void processBroadcastElement(
            ControlEvent event, Context context, Collector<Assessment> out) throws Exception {
        restore(context.getBroadcastState(CONTROL).immutableEntries());
        try {
            if (timeline.add(event)) {
                context.getBroadcastState(CONTROL).put(event.key(), event);
            }
        } catch (ConfigException e) {
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
                context.output(REJECTED, RejectedEvents.of(event, e));
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Assessment> out)
            throws Exception {
        restore(context.getBroadcastState(CONTROL).immutableEntries());
        StationState known = state.value();
        StationState station = known == null ? new StationState() : known;
        Outputs outputs = new Outputs(context, out);
        hold.drain(context.timerService(), new Judging(context.getCurrentKey(), station, outputs));
        state.update(station);
    }

    private void restore(Iterable<Map.Entry<String, ControlEvent>> events) {
        if (!restored) {
            timeline.addAll(events);
            restored = true;
        }
    }

    /** What is done with one station's readings and deadlines. */
    private final class Judging implements Hold.Handler<Reading> {
        private final String id;
        private final StationState station;
        private final Outputs outputs;

        Judging(String id, StationState station, Outputs outputs) {
            this.id = id;
            this.station = station;
            this.outputs = outputs;
        }

        @Override
        public void event(Reading reading) {
            station.handled = reading.received();
            timeline.at(station.handled)
                    .reading(station, reading, timeline.downtime(), timeline.service(), outputs);
        }

        @Override
        public long nextDeadline() {
            return timeline.at(station.handled).nextDeadline(id, station, timeline.downtime());
        }

        @Override
        public void deadline(long time) {
            station.handled = time;
            timeline.at(time)
                    .deadline(id, station, time, timeline.downtime(), timeline.service(), outputs);
        }
    }

    /** Sends what the judge says to the operator's outputs. */
    private final class Outputs implements StationOutput {
        private final KeyedBroadcastProcessFunction<String, Reading, ControlEvent, Assessment>
                        .OnTimerContext
                context;
        private final Collector<Assessment> out;

        Outputs(
                KeyedBroadcastProcessFunction<String, Reading, ControlEvent, Assessment>
                                .OnTimerContext
                        context,
                Collector<Assessment> out) {
            this.context = context;
            this.out = out;
        }

        @Override
        public void observation(Observation observation) {
            context.output(OBSERVATIONS, observation);
        }

        @Override
        public void indicator(Indicator indicator) {
            context.output(INDICATORS, indicator);
        }

        @Override
        public boolean wantsIndicators() {
            return options.indicators();
        }

        @Override
        public void assessment(Assessment assessment) {
            out.collect(assessment);
        }

        @Override
        public void rain(GaugeRain rain) {
            context.output(RAIN, RainEvent.of(rain));
        }

        @Override
        public void villageRain(VillageRain rain) {
            context.output(RAIN, RainEvent.of(rain));
        }

        @Override
        public void rejected(Reading reading, String reason) {
            context.output(REJECTED, RejectedEvents.of(reading, reason));
        }

        @Override
        public void duplicate(Reading reading) {
            // dropped by design: the same reading has been judged already
        }
    }
}
