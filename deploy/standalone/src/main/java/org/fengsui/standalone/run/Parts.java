package org.fengsui.standalone.run;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The other modules, by the few calls that a run needs of them. */
interface Parts {

    /**
     * Reads a registry and a rule set.
     *
     * @param problems gets a line for each thing that is wrong, naming file, line, field and
     *     expectation
     * @return nothing if anything is wrong
     */
    Optional<Configuration> read(
            String registryName,
            String registryText,
            String rulesName,
            String rulesText,
            List<String> problems);

    /** Text of the demo district's registry. */
    String demoRegistry();

    /** Text of the demo district's rules. */
    String demoRules();

    /** Text of the default rules. */
    String packagedRules();

    /** Retained messages that carry a configuration, in order: topic below the root to payload. */
    Map<String, String> messages(Configuration configuration);

    /** Makes the tables of the store that are missing. */
    void makeTables(Scene scene);

    /** Starts handing segments to the store. */
    AutoCloseable startUploader(Scene scene);

    /** Starts merging archive segments into hours. */
    AutoCloseable startArchiveMerger(Scene scene);

    /** What adds sources, operators and sinks to the job. */
    Consumer<StreamExecutionEnvironment> pipeline(Scene scene);

    /** Topics below the root that the pipeline must have subscribed to before anybody publishes. */
    List<String> consumed();

    /** Starts the console. */
    RunningConsole startConsole(Scene scene);

    /** Starts the stations of the demo district. */
    AutoCloseable startDemo(Scene scene);

    /** A console and where it is served. */
    record RunningConsole(URI uri, AutoCloseable handle) {}
}
