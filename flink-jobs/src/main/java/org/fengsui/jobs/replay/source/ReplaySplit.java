package org.fengsui.jobs.replay.source;

import org.apache.flink.api.connector.source.SourceSplit;

/** All of the recorded input: a replay has this one split. */
public record ReplaySplit() implements SourceSplit {

    @Override
    public String splitId() {
        return "recorded";
    }
}
