package org.fengsui.jobs.replay.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.fengsui.hazards.wire.Arrival;
import org.fengsui.hazards.wire.Rejected;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.replay.sort.RowFormat;
import org.fengsui.jobs.replay.sort.Rows;
import org.fengsui.jobs.replay.sort.RunWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads all inputs once to learn their extent and order, and sorts on disk those that need it.
 *
 * @param until last moment that is read, epoch ms; null: the end of the inputs
 * @param overruled whether rule sets among the messages are to be ignored
 * @param budget weight of rows held in memory while sorting
 */
public record InputPreparation(@Nullable Long until, boolean overruled, int budget) {

    /**
     * @param work directory for sorted runs; made here
     * @param log takes the rows that could not be used, each once
     * @param progress told the bytes read from each file, as they are read
     * @throws UnusableInputsException naming every input that cannot be read, if any
     */
    public RecordedInput prepare(
            List<InputFile> inputs, Path work, RejectLog log, LongConsumer progress)
            throws IOException, UnusableInputsException {
        List<Survey> surveys = survey(inputs, log, progress);
        Files.createDirectories(work);
        RowFormat<Input> format = new InputFormat();
        List<InputFile> inOrder = new ArrayList<>();
        try (RunWriter<Input> runs = new RunWriter<>(work, "input", format, budget)) {
            for (int i = 0; i < inputs.size(); i++) {
                Survey survey = surveys.get(i);
                if (survey.inOrder() && survey.largestMoment() <= budget) {
                    inOrder.add(inputs.get(i));
                } else {
                    sort(inputs.get(i), runs);
                }
            }
        }
        Arrival rules = firstRules(surveys);
        return new RecordedInput(
                inOrder,
                work.toString(),
                surveys.stream().mapToLong(Survey::rows).sum(),
                first(surveys),
                until == null ? end(surveys) : until,
                rules == null ? null : rules.text(),
                !overruled);
    }

    private List<Survey> survey(List<InputFile> inputs, RejectLog log, LongConsumer progress)
            throws IOException, UnusableInputsException {
        RejectLog inTime = row -> addInTime(row, log);
        List<Survey> surveys = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (InputFile input : inputs) {
            try (Rows<Input> rows = input.open(inTime, progress)) {
                surveys.add(Survey.of(rows, last()));
            } catch (InputException unusable) {
                problems.add(unusable.getMessage());
            } catch (EOFException | ZipException damaged) {
                problems.add(input.path() + ": is damaged gzip: " + damaged.getMessage());
            } catch (AccessDeniedException denied) {
                problems.add(input.path() + ": may not be read; check its permissions");
            }
        }
        if (!problems.isEmpty()) {
            throw new UnusableInputsException(problems);
        }
        return surveys;
    }

    private void addInTime(Rejected row, RejectLog log) throws IOException {
        if (row.received() <= last()) {
            log.add(row);
        }
    }

    private void sort(InputFile input, RunWriter<Input> runs) throws IOException {
        try (Rows<Input> rows = input.open(row -> {})) {
            for (Input row = rows.next(); row != null; row = rows.next()) {
                if (row.received() <= last()) {
                    runs.add(row);
                }
            }
        }
    }

    private long last() {
        return until == null ? Long.MAX_VALUE : until;
    }

    private static long first(List<Survey> surveys) {
        long first = surveys.stream().mapToLong(Survey::first).min().orElse(Long.MAX_VALUE);
        return first == Long.MAX_VALUE ? Long.MIN_VALUE : first;
    }

    private static long end(List<Survey> surveys) {
        long end = surveys.stream().mapToLong(Survey::end).max().orElse(Long.MIN_VALUE);
        return end == Long.MIN_VALUE ? 0 : end;
    }

    private static @Nullable Arrival firstRules(List<Survey> surveys) {
        Arrival first = null;
        for (Survey survey : surveys) {
            Arrival rules = survey.rules();
            if (rules != null && (first == null || rules.received() < first.received())) {
                first = rules;
            }
        }
        return first;
    }
}
