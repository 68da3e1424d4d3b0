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
import org.fengsui.hazards.judging.GaugeRain;
import org.fengsui.hazards.judging.VillageRain;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.rain.AreaRainJudge;
import org.fengsui.hazards.rain.AreaRainOutput;
import org.fengsui.hazards.rain.AreaRainState;
import org.fengsui.hazards.rain.FlashFloodJudge;
import org.fengsui.hazards.rain.OfficialJudge;
import org.fengsui.hazards.rain.PlaceRain;
import org.fengsui.hazards.rain.VillageState;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Official;
import org.fengsui.hazards.wire.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by place: lets {@link AreaRainJudge} put the rain of an area's gauges together, {@link
 * FlashFloodJudge} hold that on a village against its critical rain, and {@link OfficialJudge} find
 * the areas that an official message means. What follows goes to the subjects.
 *
 * <p>Deterministic in its events and control events. Side outputs carry indicators of the areas and
 * refused messages.
 */
public final class RainOperator
        extends KeyedBroadcastProcessFunction<String, RainEvent, ControlEvent, SubjectEvent> {

    public static final OutputTag<Indicator> INDICATORS =
            new OutputTag<>("rain-indicators", TypeInformation.of(Indicator.class));
    public static final OutputTag<Rejected> REFUSED =
            new OutputTag<>("rain-refused", TypeInformation.of(Rejected.class));

    private static final long serialVersionUID = 1;

    /** What is at hand under one configuration. */
    private record Desk(AreaRainJudge areas, FlashFloodJudge villages, OfficialJudge officials) {}

    private final JudgingOptions options;
    private transient ControlTimeline<Desk> timeline;
    private transient ValueState<AreaRainState> areaState;
    private transient ValueState<VillageState> villageState;
    private transient Hold<RainEvent> hold;
    private transient boolean restored;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    public RainOperator(JudgingOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        timeline =
                new ControlTimeline<>(
                        options,
                        config ->
                                new Desk(
                                        new AreaRainJudge(config),
                                        new FlashFloodJudge(config),
                                        new OfficialJudge(config)));
        villageState =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "village", TypeInformation.of(VillageState.class)));
        areaState =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "area", TypeInformation.of(AreaRainState.class)));
        hold =
                new Hold<>(
                        getRuntimeContext()
                                .getListState(
                                        new ListStateDescriptor<>(
                                                "held", TypeInformation.of(RainEvent.class))),
                        getRuntimeContext()
                                .getState(new ValueStateDescriptor<>("timer", Types.LONG)),
                        RainEvent.ORDER,
                        RainEvent::received,
                        options.end());
    }

    @Override
    public void processElement(
            RainEvent event, ReadOnlyContext context, Collector<SubjectEvent> out)
            throws Exception {
        hold.add(event, context.timerService());
    }

    @Override
    public void processBroadcastElement(
            ControlEvent event, Context context, Collector<SubjectEvent> out) throws Exception {
        restore(context.getBroadcastState(StationOperator.CONTROL).immutableEntries());
        try {
            if (timeline.add(event)) {
                context.getBroadcastState(StationOperator.CONTROL).put(event.key(), event);
            }
        } catch (ConfigException e) {
            return; // the station operator has reported it
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<SubjectEvent> out)
            throws Exception {
        restore(context.getBroadcastState(StationOperator.CONTROL).immutableEntries());
        Outputs outputs = new Outputs(context, out);
        Judging judging =
                new Judging(
                        context.getCurrentKey(), areaState.value(), villageState.value(), outputs);
        hold.drain(context.timerService(), judging);
        if (judging.area != null) {
            areaState.update(judging.area);
        }
        if (judging.village != null) {
            villageState.update(judging.village);
        }
    }

    private void restore(Iterable<Map.Entry<String, ControlEvent>> events) {
        if (!restored) {
            timeline.addAll(events);
            restored = true;
        }
    }

    /** What is done with one place's events and deadlines. */
    private final class Judging implements Hold.Handler<RainEvent> {
        private final String place;
        private final Outputs outputs;
        private @Nullable AreaRainState area;
        private @Nullable VillageState village;

        Judging(
                String place,
                @Nullable AreaRainState area,
                @Nullable VillageState village,
                Outputs outputs) {
            this.place = place;
            this.area = area;
            this.village = village;
            this.outputs = outputs;
        }

        @Override
        public void event(RainEvent event) {
            Desk desk = timeline.at(event.received());
            GaugeRain gauge = event.gauge();
            Official official = event.official();
            VillageRain rain = event.village();
            if (gauge != null) {
                area = area == null ? new AreaRainState() : area;
                desk.areas().gauge(area, gauge, outputs);
            } else if (rain != null) {
                village = village == null ? new VillageState() : village;
                desk.villages().rain(village, rain, outputs::assessment);
            } else if (official != null) {
                desk.officials()
                        .judge(
                                official,
                                notice -> outputs.say(SubjectEvent.of(notice)),
                                reason -> outputs.refuse(official, reason));
            }
        }

        @Override
        public long nextDeadline() {
            return area == null ? Long.MAX_VALUE : AreaRainJudge.nextDeadline(area);
        }

        @Override
        public void deadline(long time) {
            if (area != null) {
                timeline.at(time).areas().deadline(place, area, time, outputs);
            }
        }
    }

    /** Sends what the judges say to the operator's outputs. */
    private final class Outputs implements AreaRainOutput {
        private final OnTimerContext context;
        private final Collector<SubjectEvent> out;

        Outputs(OnTimerContext context, Collector<SubjectEvent> out) {
            this.context = context;
            this.out = out;
        }

        void say(SubjectEvent event) {
            out.collect(event);
        }

        void refuse(Official official, String reason) {
            context.output(REFUSED, RejectedEvents.of(official, reason));
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
            say(SubjectEvent.of(assessment));
        }

        @Override
        public void placeRain(PlaceRain rain) {
            say(SubjectEvent.of(rain));
        }
    }
}
