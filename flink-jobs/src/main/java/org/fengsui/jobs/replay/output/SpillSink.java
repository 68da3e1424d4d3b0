package org.fengsui.jobs.replay.output;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.fengsui.jobs.replay.sort.RowFormat;
import org.fengsui.jobs.replay.sort.RunWriter;

/**
 * Leaves what it gets as sorted runs in a directory, a writer for each subtask. The runs are
 * complete when the job has ended well; there is nothing to recover.
 */
final class SpillSink<T, R> implements Sink<T> {

    private static final long serialVersionUID = 1L;
    private static final int BUDGET = 100_000;

    private final String directory;
    private final RowFormat<R> format;
    private final RowMaker<T, R> maker;

    SpillSink(Path directory, RowFormat<R> format, RowMaker<T, R> maker) {
        this.directory = directory.toString();
        this.format = format;
        this.maker = maker;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        String name = "sink-" + context.getTaskInfo().getIndexOfThisSubtask();
        return new Writer<>(new RunWriter<>(Path.of(directory), name, format, BUDGET), maker);
    }

    /** Makes the row that is kept of each element. */
    interface RowMaker<T, R> extends Function<T, R>, Serializable {}

    private record Writer<T, R>(RunWriter<R> runs, RowMaker<T, R> maker) implements SinkWriter<T> {

        @Override
        public void write(T element, Context context) throws IOException {
            runs.add(maker.apply(element));
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                runs.close();
            }
        }

        @Override
        public void close() {
            // what is in memory belongs to a job that has failed
        }
    }
}
