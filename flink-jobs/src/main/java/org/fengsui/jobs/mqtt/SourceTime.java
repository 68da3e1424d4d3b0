package org.fengsui.jobs.mqtt;

import java.util.function.BooleanSupplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.fengsui.hazards.wire.Arrival;

/** Where {@code received} and the watermarks of a reader come from. Task thread only. */
sealed interface SourceTime permits WallTime, SimulatedTime {

    /** Takes over what a slot's state knows. */
    void restore(MqttSessionSplit split);

    /** The reader has all its slots, maybe none. */
    void assigned(boolean any);

    /** A connection was lost at this epoch ms. */
    void lost(long at);

    /**
     * Does what time alone asks for, before each look at the queues.
     *
     * @param drained whether all slots are connected and empty
     */
    void advance(ReaderOutput<Arrival> output, BooleanSupplier drained);

    /** Stamps and emits a message. */
    void emit(String topic, MqttSession.Message message, ReaderOutput<Arrival> output);

    /** The slot's state as of now. */
    MqttSessionSplit snapshot(MqttSessionSplit split);
}
