package org.fengsui.jobs.replay.output;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.fengsui.hazards.observation.Observation;

/** Counts observations into the job's accumulator and lets none through. */
final class ObservationCount extends RichFlatMapFunction<Observation, Long> {

    static final String NAME = "observations";

    private static final long serialVersionUID = 1L;

    private final LongCounter count = new LongCounter();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(NAME, count);
    }

    @Override
    public void flatMap(Observation observation, Collector<Long> out) {
        count.add(1L);
    }
}
