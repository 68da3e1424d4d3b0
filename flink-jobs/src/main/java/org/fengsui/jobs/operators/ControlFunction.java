package org.fengsui.jobs.operators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.ConfigAssembler;
import org.fengsui.hazards.wire.ConfigTexts;
import org.fengsui.hazards.wire.IngestGap;
import org.fengsui.hazards.wire.MalformedMessageException;
import org.fengsui.hazards.wire.Rejected;

/**
 * Puts the retained configuration messages together to whole versions, and passes downtime on. Runs
 * as one instance, so that the messages of a version meet in one place and in order.
 */
public final class ControlFunction extends ProcessFunction<Arrival, ControlEvent>
        implements CheckpointedFunction {

    public static final OutputTag<Rejected> REJECTED =
            new OutputTag<>("rejected-control", TypeInformation.of(Rejected.class));

    private static final long serialVersionUID = 1;

    private transient ConfigAssembler assembler;
    private transient Map<String, Arrival> parts;
    private transient ListState<Arrival> kept;

    @SuppressWarnings("NullAway.Init") // Flink initializes the state before anything else
    public ControlFunction() {}

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        assembler = new ConfigAssembler();
        parts = new LinkedHashMap<>();
        kept =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "config", TypeInformation.of(Arrival.class)));
        for (Arrival part : kept.get()) {
            assembler.accept(part.topic(), part.payload());
            parts.put(part.topic(), part);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        kept.update(List.copyOf(parts.values()));
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<ControlEvent> out) {
        try {
            if (arrival.topic().equals(Arrival.GAP)) {
                IngestGap gap = IngestGap.read(arrival.payload());
                out.collect(ControlEvent.gap(arrival.received(), gap));
                return;
            }
            ConfigTexts complete = assembler.accept(arrival.topic(), arrival.payload());
            remember(arrival);
            if (complete != null) {
                out.collect(ControlEvent.config(arrival.received(), complete));
            }
        } catch (MalformedMessageException e) {
            context.output(REJECTED, Rejected.of(arrival, String.valueOf(e.getMessage())));
        }
    }

    private void remember(Arrival arrival) {
        if (arrival.payload().length == 0) {
            parts.remove(arrival.topic());
        } else {
            parts.put(arrival.topic(), arrival);
        }
    }
}
