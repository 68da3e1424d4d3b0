package org.fengsui.jobs.operators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.judging.Service;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.registry.RegistryChange;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.ConfigAssembler;
import org.fengsui.hazards.wire.ConfigTexts;
import org.fengsui.hazards.wire.IngestGap;
import org.fengsui.hazards.wire.MalformedMessageException;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.hazards.wire.Wire;

/**
 * Puts the retained configuration messages together to whole versions, and passes on downtime and
 * stations that go out of service or are back. Runs as one instance, so that the messages of a
 * version meet in one place and in order.
 *
 * <p>Where a registry says something else of a subject's stations than the one before, also the one
 * before a restart, the subject is told to look at its open warnings.
 */
public final class ControlFunction extends ProcessFunction<Arrival, ControlEvent>
        implements CheckpointedFunction {

    public static final OutputTag<Rejected> REJECTED =
            new OutputTag<>("rejected-control", TypeInformation.of(Rejected.class));

    /** Subjects whose stations are others than before. */
    public static final OutputTag<SubjectEvent> REVIEWS =
            new OutputTag<>("reviews", TypeInformation.of(SubjectEvent.class));

    /** Stations taken out of service, or put back. */
    public static final OutputTag<Action> ACTED =
            new OutputTag<>("acted-control", TypeInformation.of(Action.class));

    private static final long serialVersionUID = 1;

    private final String initial;
    private transient ConfigAssembler assembler;
    private transient Map<String, Arrival> parts;
    private transient ListState<byte[]> state;

    /** Whether the state holds what is kept now. */
    private transient boolean written;

    /** Text of the newest registry, and of the one that the subjects were judged by last. */
    private transient String newest;

    private transient String reviewed;

    /**
     * @param initial text of the registry that the job starts with
     */
    @SuppressWarnings("NullAway.Init") // Flink initializes the state before anything else
    public ControlFunction(String initial) {
        this.initial = initial;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        assembler = new ConfigAssembler();
        parts = new LinkedHashMap<>();
        OperatorStateStore store = context.getOperatorStateStore();
        state =
                store.getListState(
                        new ListStateDescriptor<>(
                                "config-gz",
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        KeptConfig kept = restored(store);
        for (Arrival part : kept.parts()) {
            assembler.accept(part.topic(), part.payload());
            parts.put(part.topic(), part);
        }
        reviewed = kept.reviewed();
        newest = registry(reviewed).version() > registry(initial).version() ? reviewed : initial;
    }

    private KeptConfig restored(OperatorStateStore store) throws Exception {
        Iterator<byte[]> bytes = state.get().iterator();
        return bytes.hasNext() ? KeptConfig.read(bytes.next()) : restoredFrom010(store);
    }

    /** As savepoints of 0.1.0 have it, and empty in any other. */
    private KeptConfig restoredFrom010(OperatorStateStore store) throws Exception {
        ListState<Arrival> config =
                store.getListState(
                        new ListStateDescriptor<>("config", TypeInformation.of(Arrival.class)));
        ListState<String> registry =
                store.getListState(new ListStateDescriptor<>("registry", Types.STRING));
        List<Arrival> messages = new ArrayList<>();
        config.get().forEach(messages::add);
        Iterator<String> text = registry.get().iterator();
        KeptConfig kept = new KeptConfig(messages, text.hasNext() ? text.next() : initial);
        config.clear();
        registry.clear();
        return kept;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (!written) {
            state.update(List.of(KeptConfig.write(parts.values(), reviewed)));
            written = true;
        }
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<ControlEvent> out) {
        try {
            review(arrival.received(), context);
            if (arrival.topic().equals(Arrival.GAP)) {
                IngestGap gap = IngestGap.read(arrival.payload());
                out.collect(ControlEvent.gap(arrival.received(), gap));
                return;
            }
            if (arrival.topic().startsWith("act/")) {
                service(arrival, context, out);
                return;
            }
            ConfigTexts complete = assembler.accept(arrival.topic(), arrival.payload());
            remember(arrival);
            if (complete != null) {
                out.collect(ControlEvent.config(arrival.received(), complete));
                take(complete);
                review(arrival.received(), context);
            }
        } catch (MalformedMessageException e) {
            context.output(REJECTED, Rejected.of(arrival, String.valueOf(e.getMessage())));
        }
    }

    private void service(Arrival arrival, Context context, Collector<ControlEvent> out) {
        for (Action action : Wire.decode(arrival).actions()) {
            String problem = Service.problem(registry(newest), action);
            if (problem != null) {
                context.output(REJECTED, Rejected.of(arrival, problem));
            } else {
                out.collect(ControlEvent.service(action));
                context.output(ACTED, action);
            }
        }
    }

    private void take(ConfigTexts complete) {
        try {
            Registry registry = registry(complete.registry());
            RuleSetReader.read("config/rules", complete.rules(), registry);
            if (registry.version() > registry(newest).version()) {
                newest = complete.registry();
            }
        } catch (ConfigException e) {
            return; // it will not be in force; the station operator reports it
        }
    }

    private void review(long received, Context context) {
        if (reviewed.equals(newest)) {
            return;
        }
        for (String subject : RegistryChange.subjects(registry(reviewed), registry(newest))) {
            context.output(REVIEWS, SubjectEvent.review(subject, received));
        }
        reviewed = newest;
        written = false;
    }

    private static Registry registry(String text) {
        return Registries.read("registry", text);
    }

    private void remember(Arrival arrival) {
        written = false;
        if (arrival.payload().length == 0) {
            parts.remove(arrival.topic());
        } else {
            parts.put(arrival.topic(), arrival);
        }
    }
}
