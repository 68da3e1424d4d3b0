package org.fengsui.jobs.pipeline;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.fengsui.hazards.observation.Indicator;
import org.fengsui.hazards.observation.Observation;
import org.fengsui.hazards.warning.Action;
import org.fengsui.hazards.warning.Warning;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.mqtt.Publication;

/**
 * What comes out of judging: the streams that sinks, or files, take.
 *
 * @param actions of people, as far as they were carried out
 * @param publications what is to be published for others, topics below the root: each new revision,
 *     open warnings said again, long lifted ones cleared
 */
public record Judged(
        DataStream<Warning> warnings,
        DataStream<Publication> publications,
        DataStream<Observation> observations,
        DataStream<Indicator> indicators,
        DataStream<Action> actions,
        DataStream<Rejected> rejected) {}
