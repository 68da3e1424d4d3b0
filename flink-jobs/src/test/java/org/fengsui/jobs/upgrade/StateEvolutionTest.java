package org.fengsui.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.fengsui.hazards.judging.StationState;
import org.fengsui.hazards.lifecycle.SubjectState;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.jobs.operators.ControlEvent;
import org.fengsui.jobs.operators.SubjectEvent;
import org.fengsui.jobs.upgrade.StateVariant.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a later release may do to a state type, and what it may not. */
class StateEvolutionTest {

    /** All that is in keyed, operator or broadcast state. */
    private static final List<Class<?>> ROOTS =
            List.of(
                    StationState.class,
                    SubjectState.class,
                    Reading.class,
                    SubjectEvent.class,
                    ControlEvent.class,
                    Arrival.class);

    private static final ClassLoader LATER =
            StateVariant.withOneMoreField(StateVariant.closure(ROOTS));

    static Set<Class<?>> types() {
        return StateVariant.closure(ROOTS);
    }

    static List<Path> releases() throws IOException {
        return Golden.releases();
    }

    @ParameterizedTest
    @MethodSource("types")
    void addedField_ofEveryStateType_isReadWithItsDefault(Class<?> type) throws Exception {
        Object value = new StateSamples().of(type);
        Written written = Written.of(value);

        Class<?> variant = LATER.loadClass(type.getName());
        assertThat(variant).isNotSameAs(type);
        assertThat(written.compatibility(variant).isCompatibleAfterMigration()).isTrue();
        Object read = written.migrated(variant);
        assertThat(read.getClass()).isSameAs(variant);
        assertThat(StateSamples.text(read)).isEqualTo(StateSamples.text(value));
        assertThat(StateSamples.field(read, StateVariant.ADDED))
                .isEqualTo(type.isRecord() ? 0L : StateVariant.ADDED_DEFAULT);
    }

    @Test
    void retypedField_isRefused() throws Exception {
        for (Change change :
                List.of(
                        new Change(StationState.class, "handled", "int", "handled"),
                        new Change(Reading.class, "value", "float", "value"))) {
            Written written = Written.of(new StateSamples().of(change.type()));
            Class<?> variant = StateVariant.with(change).loadClass(change.type().getName());

            assertThat(written.compatibility(variant).isIncompatible()).as("%s", change).isTrue();
        }
    }

    /** To Flink the old field was removed and another added: nothing fails, the value is gone. */
    @Test
    void renamedField_losesItsValueWithoutAnError() throws Exception {
        Change change = new Change(StationState.class, "handled", "long", "handledAt");
        Written written = Written.of(new StateSamples().of(change.type()));
        Class<?> variant = StateVariant.with(change).loadClass(change.type().getName());

        assertThat(written.compatibility(variant).isIncompatible()).isFalse();
        assertThat(StateSamples.field(written.migrated(variant), "handledAt")).isEqualTo(0L);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void addedField_inTheSavepointsOfReleases_isCompatible(Path release) throws Exception {
        List<String> checked = new ArrayList<>();
        for (StateMetaInfoSnapshot state : keyedStates(Golden.simulated(release).folder(), LATER)) {
            Class<?> root =
                    switch (state.getName()) {
                        case "station" -> StationState.class;
                        case "subject" -> SubjectState.class;
                        default -> null;
                    };
            TypeSerializerSnapshot<Object> snapshot =
                    snapshot(
                            state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER));
            if (root != null && snapshot != null) {
                TypeSerializer<Object> serializer = serializer(LATER.loadClass(root.getName()));
                assertThat(
                                serializer
                                        .snapshotConfiguration()
                                        .resolveSchemaCompatibility(snapshot)
                                        .isCompatibleAfterMigration())
                        .isTrue();
                checked.add(state.getName());
            }
        }
        assertThat(checked).containsExactlyInAnyOrder("station", "subject");
    }

    private static List<StateMetaInfoSnapshot> keyedStates(Path savepoint, ClassLoader loader)
            throws IOException {
        List<StateMetaInfoSnapshot> states = new ArrayList<>();
        try (DataInputStream metadata =
                new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
            for (OperatorState operator :
                    Checkpoints.loadCheckpointMetadata(
                                    metadata, loader, savepoint.toUri().toString())
                            .getOperatorStates()) {
                for (var subtask : operator.getStates()) {
                    for (var handle : subtask.getManagedKeyedState()) {
                        try (var in = ((KeyGroupsStateHandle) handle).openInputStream()) {
                            var proxy = new KeyedBackendSerializationProxy<>(loader);
                            proxy.read(new DataInputViewStreamWrapper(in));
                            states.addAll(proxy.getStateMetaInfoSnapshots());
                        }
                    }
                }
            }
        }
        return states;
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializerSnapshot<Object> snapshot(TypeSerializerSnapshot<?> any) {
        return (TypeSerializerSnapshot<Object>) any;
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> serializer(Class<?> type) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        ExecutionConfig config = new ExecutionConfig();
        config.configure(configuration, type.getClassLoader());
        return (TypeSerializer<Object>)
                TypeInformation.of(type).createSerializer(config.getSerializerConfig());
    }

    /** A value as the present release writes it, with what it says about its serializer. */
    private record Written(byte[] value, byte[] snapshot) {

        static Written of(Object value) throws IOException {
            TypeSerializer<Object> serializer = serializer(value.getClass());
            DataOutputSerializer bytes = new DataOutputSerializer(256);
            serializer.serialize(value, bytes);
            DataOutputSerializer snapshot = new DataOutputSerializer(256);
            TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
                    snapshot, serializer.snapshotConfiguration());
            return new Written(bytes.getCopyOfBuffer(), snapshot.getCopyOfBuffer());
        }

        TypeSerializerSchemaCompatibility<Object> compatibility(Class<?> variant)
                throws IOException {
            return serializer(variant)
                    .snapshotConfiguration()
                    .resolveSchemaCompatibility(read(variant));
        }

        /** Read as what it was written as, then written and read as what it is now. */
        Object migrated(Class<?> variant) throws IOException {
            Object old =
                    read(variant).restoreSerializer().deserialize(new DataInputDeserializer(value));
            TypeSerializer<Object> now = serializer(variant);
            DataOutputSerializer out = new DataOutputSerializer(256);
            now.serialize(old, out);
            return now.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        }

        private TypeSerializerSnapshot<Object> read(Class<?> variant) throws IOException {
            return TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
                    new DataInputDeserializer(snapshot), variant.getClassLoader());
        }
    }
}
