package org.fengsui.jobs.operators;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.lifecycle.StoreReport;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Decoded;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.hazards.wire.StationStatus;
import org.fengsui.hazards.wire.Wire;
import org.fengsui.jobs.Input;
import org.jspecify.annotations.Nullable;

/**
 * Turns arrivals into readings, actions, events of subjects, configuration messages and downtime;
 * what cannot be used is rejected with its reason. Needs no registry and keeps no state.
 *
 * <p>Metric {@code fengsui.lag}: ms from measuring to receiving over the last readings that are not
 * flagged as history, of all stations together.
 */
public final class DecodeFunction extends ProcessFunction<Input, Reading> {

    public static final OutputTag<Action> ACTIONS =
            new OutputTag<>("actions", TypeInformation.of(Action.class));
    public static final OutputTag<Arrival> CONFIG =
            new OutputTag<>("config", TypeInformation.of(Arrival.class));

    /**
     * Our own warnings as the broker retained them while we were away, how the store stands, and
     * what people saw.
     */
    public static final OutputTag<SubjectEvent> SUBJECTS =
            new OutputTag<>("subjects", TypeInformation.of(SubjectEvent.class));

    /** Official messages of rain. */
    public static final OutputTag<RainEvent> RAIN =
            new OutputTag<>("official-rain", TypeInformation.of(RainEvent.class));

    public static final OutputTag<Rejected> REJECTED =
            new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    private static final long serialVersionUID = 1;
    private static final int LAGS = 1_000;

    private transient @Nullable Histogram lag;

    @Override
    public void open(OpenContext context) {
        lag =
                getRuntimeContext()
                        .getMetricGroup()
                        .addGroup("fengsui")
                        .histogram("lag", new DescriptiveStatisticsHistogram(LAGS));
    }

    @Override
    public void processElement(Input input, Context context, Collector<Reading> out) {
        if (input.reading() != null) {
            out.collect(input.reading());
            return;
        }
        Arrival arrival = input.arrival();
        if (arrival == null) {
            throw new IllegalArgumentException("an input is a message or a reading, not neither");
        }
        if (arrival.topic().startsWith("config/") || arrival.topic().equals(Arrival.GAP)) {
            context.output(CONFIG, arrival);
            return;
        }
        Decoded decoded = Wire.decode(arrival);
        for (Reading reading : decoded.readings()) {
            measure(reading);
            out.collect(reading);
        }
        for (Action action : decoded.actions()) {
            if (action.isOnAStation()) {
                context.output(CONFIG, arrival);
            } else {
                context.output(ACTIONS, action);
            }
        }
        decoded.reports().forEach(report -> context.output(SUBJECTS, SubjectEvent.of(report)));
        decoded.officials().forEach(official -> context.output(RAIN, RainEvent.of(official)));
        decoded.published()
                .forEach(
                        warning ->
                                context.output(
                                        SUBJECTS, SubjectEvent.of(warning, arrival.received())));
        for (StationStatus status : decoded.statuses()) {
            StoreReport.of(status)
                    .ifPresent(report -> context.output(SUBJECTS, SubjectEvent.of(report)));
        }
        decoded.rejected().forEach(rejected -> context.output(REJECTED, rejected));
    }

    private void measure(Reading reading) {
        if (lag != null && !reading.historical()) {
            lag.update(reading.received() - reading.time());
        }
    }
}
