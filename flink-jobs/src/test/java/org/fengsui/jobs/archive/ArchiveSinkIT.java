package org.fengsui.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.fengsui.hazards.wire.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a job into parts by hour, merged, and back. */
class ArchiveSinkIT {

    private static final long MINUTES = 300;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @TempDir private Path archive;

    static Arrival minute(long i) {
        return new Arrival(
                Parts.HOUR.toEpochMilli() + i * 60_000,
                "obs/SAND",
                ("minute " + i).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void arrivals_throughAJob_areThereInOrderBeforeAndAfterTheMerge() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(100);
        env.fromSequence(0, MINUTES - 1)
                .uid("minutes")
                .map(ArchiveSinkIT::minute)
                .returns(TypeInformation.of(Arrival.class))
                .uid("arrivals")
                .sinkTo(new ArchiveSink(archive))
                .uid("archive");
        env.execute();

        List<String> expected = LongStream.range(0, MINUTES).mapToObj(i -> "minute " + i).toList();
        assertThat(Parts.read(archive)).isEqualTo(expected);
        assertThat(HourFiles.hours(archive))
                .extracting(HourFiles.Hour::hour)
                .containsExactly("08", "09", "10", "11", "12");

        Clock later = Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);
        assertThat(ArchiveMerger.mergeDue(archive, later)).isEmpty();
        assertThat(Parts.read(archive)).isEqualTo(expected);
        assertThat(HourFiles.names(archive.resolve("2013-09-12")))
                .containsExactly(
                        "08.jsonl.gz", "09.jsonl.gz", "10.jsonl.gz", "11.jsonl.gz", "12.jsonl.gz");
    }
}
