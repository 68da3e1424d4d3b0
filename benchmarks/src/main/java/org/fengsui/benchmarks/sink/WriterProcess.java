package org.fengsui.benchmarks.sink;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.fengsui.benchmarks.process.Sample;
import org.fengsui.benchmarks.process.Serving;

/**
 * A bare {@code WriteApiBlocking} loop: renders a batch, posts it, and so on. The batch size is
 * that of the uploader.
 */
public final class WriterProcess {
    private static final int BATCH_LINES = 5_000;

    private WriterProcess() {}

    public static void run() throws Exception {
        Serving.serve(
                "writer",
                words ->
                        measure(
                                        words[0],
                                        Long.parseLong(words[1]),
                                        Double.parseDouble(words[2]),
                                        Double.parseDouble(words[3]))
                                .line());
    }

    private static Sample measure(String url, long first, double warmUp, double seconds)
            throws InterruptedException {
        AtomicLong written = new AtomicLong();
        AtomicBoolean stopped = new AtomicBoolean();
        Thread writer = new Thread(() -> write(url, first, written, stopped), "writer");
        writer.start();
        try {
            return Sample.take(written::get, warmUp, seconds);
        } finally {
            stopped.set(true);
            writer.join();
        }
    }

    private static void write(String url, long first, AtomicLong written, AtomicBoolean stopped) {
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(url, "none".toCharArray(), "fengsui", "fengsui")) {
            WriteApiBlocking api = client.getWriteApiBlocking();
            for (long next = first; !stopped.get(); next += BATCH_LINES) {
                StringJoiner body = new StringJoiner("\n");
                for (int i = 0; i < BATCH_LINES; i++) {
                    body.add(ObservationLines.line(next + i));
                }
                api.writeRecord(WritePrecision.MS, body.toString());
                written.addAndGet(BATCH_LINES);
            }
        }
    }
}
