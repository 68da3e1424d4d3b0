package org.fengsui.jobs.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.jobs.operators.Harness.MINUTE;
import static org.fengsui.jobs.operators.Harness.START;
import static org.fengsui.jobs.operators.Harness.depth;
import static org.fengsui.jobs.operators.Harness.options;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.fengsui.hazards.judging.StationState;
import org.fengsui.hazards.lifecycle.SubjectState;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.rain.AreaRainState;
import org.fengsui.hazards.rain.VillageState;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.mqtt.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses an operator or sits in state has serializers of its own, nowhere a generic one. */
class StateTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                StationState.class,
                SubjectState.class,
                Reading.class,
                Observation.class,
                Indicator.class,
                Assessment.class,
                Warning.class,
                Action.class,
                Arrival.class,
                Rejected.class,
                Input.class,
                Publication.class,
                ControlEvent.class,
                SubjectEvent.class,
                RainEvent.class,
                AreaRainState.class,
                VillageState.class
            })
    void type_ofStreamOrState_isNative(Class<?> type) {
        // throws where any field, however deep, would need a generic serializer
        assertThat(serializer(type)).isNotNull();
    }

    @Test
    void roundTrip_ofRealAssessmentsAndWarnings_keepsAll() throws Exception {
        var stations = Harness.stations(options(Long.MAX_VALUE), null);
        var subjects = Harness.subjects(options(Long.MAX_VALUE), null);
        try (stations;
                subjects) {
            for (int i = 0; i < 8; i++) {
                Reading reading = depth("W1", START + i * MINUTE, 0.05 * i);
                assertThat(copy(Reading.class, reading)).isEqualTo(reading);
                stations.processElement(reading, reading.received());
            }
            stations.watermark(START + 60 * MINUTE);
            for (Assessment each : stations.extractOutputValues()) {
                assertThat(copy(Assessment.class, each)).isEqualTo(each);
                SubjectEvent event = SubjectEvent.of(each);
                assertThat(copy(SubjectEvent.class, event)).isEqualTo(event);
                subjects.processElement(event, event.received());
            }
            subjects.watermark(START + 60 * MINUTE);
            assertThat(subjects.extractOutputValues()).hasSizeGreaterThan(4);
            for (Warning each : subjects.extractOutputValues()) {
                assertThat(copy(Warning.class, each)).isEqualTo(each);
            }
        }
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        ExecutionConfig config = new ExecutionConfig();
        config.configure(Harness.nativeTypes(), StateTypesTest.class.getClassLoader());
        return TypeInformation.of(type).createSerializer(config.getSerializerConfig());
    }

    private static <T> T copy(Class<T> type, T value) throws Exception {
        TypeSerializer<T> serializer = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
