package org.fengsui.standalone.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.fengsui.broker.Account;
import org.fengsui.broker.TopicAccess;
import org.fengsui.console.Console;
import org.fengsui.console.ConsoleOptions;
import org.fengsui.console.Credentials;
import org.fengsui.console.Pace;
import org.fengsui.console.history.QuestDbHistory;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;
import org.fengsui.hazards.wire.ConfigMessage;
import org.fengsui.hazards.wire.ConfigMessages;
import org.fengsui.jobs.archive.ArchiveMerger;
import org.fengsui.jobs.operators.JudgingOptions;
import org.fengsui.jobs.operators.Registries;
import org.fengsui.jobs.pipeline.LiveOptions;
import org.fengsui.jobs.pipeline.LivePipeline;
import org.fengsui.jobs.store.QuestDbSchema;
import org.fengsui.jobs.store.StoreTarget;
import org.fengsui.jobs.store.StoreUploader;
import org.fengsui.sim.BrokerAddress;
import org.fengsui.sim.DemoDistrict;

/** The modules of this build. */
final class HouseParts implements Parts {
    private static final int SESSIONS = 1;

    @Override
    public Optional<Configuration> read(
            String registryName,
            String registryText,
            String rulesName,
            String rulesText,
            List<String> problems) {
        try {
            Registry registry = Registries.read(registryName, registryText);
            RuleSet rules = RuleSetReader.read(rulesName, rulesText, registry);
            return Optional.of(new Configuration(registry, rules, registryText, rulesText));
        } catch (ConfigException wrong) {
            wrong.problems().forEach(problem -> problems.add(problem.toString()));
            return Optional.empty();
        }
    }

    @Override
    public String demoRegistry() {
        return DemoDistrict.registry();
    }

    @Override
    public String demoRules() {
        return DemoDistrict.rules();
    }

    @Override
    public String packagedRules() {
        return RuleSetReader.packagedText();
    }

    @Override
    public Map<String, String> messages(Configuration configuration) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (ConfigMessage message :
                ConfigMessages.of(
                        configuration.registry(),
                        configuration.rules(),
                        configuration.rulesText())) {
            messages.put(message.topic(), message.text());
        }
        return messages;
    }

    @Override
    public void makeTables(Scene scene) {
        try {
            QuestDbSchema.create(scene.store(), scene.options().mode().tablePrefix());
        } catch (IOException refused) {
            throw new UncheckedIOException("tables of the store cannot be made", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public AutoCloseable startUploader(Scene scene) {
        try {
            StoreUploader uploader =
                    StoreUploader.start(
                            scene.folder().segments(),
                            new StoreTarget(scene.store().toString(), "none", "fengsui", "fengsui"),
                            scene.clock());
            StoreReporter reporter =
                    StoreReporter.start(
                            () -> uploader.status().faults(),
                            scene.endpoint(Account.CONSOLE),
                            scene.options().mode().root(),
                            scene.clock());
            return () -> {
                reporter.close();
                uploader.close();
            };
        } catch (IOException unwritable) {
            throw new UncheckedIOException("segments cannot be handed over", unwritable);
        }
    }

    @Override
    public AutoCloseable startArchiveMerger(Scene scene) {
        return ArchiveMerger.start(scene.folder().archive(), scene.clock());
    }

    @Override
    public Consumer<StreamExecutionEnvironment> pipeline(Scene scene) {
        RunOptions options = scene.options();
        LiveOptions live =
                new LiveOptions(
                        scene.endpoint(Account.PIPELINE),
                        options.mode().root(),
                        TopicAccess.RESERVED,
                        SESSIONS,
                        options.mode() == Mode.SIMULATED,
                        scene.folder().segments(),
                        scene.folder().archive(),
                        options.mode().tablePrefix(),
                        new JudgingOptions(
                                scene.initial().registryText(),
                                scene.initial().rulesText(),
                                options.mode() == Mode.EXERCISE,
                                Long.MAX_VALUE));
        return environment -> LivePipeline.build(environment, live);
    }

    @Override
    public List<String> consumed() {
        return List.of("obs/_", "act/_");
    }

    @Override
    public RunningConsole startConsole(Scene scene) {
        RunOptions options = scene.options();
        RunOptions.Login login = options.login();
        Console console =
                Console.start(
                        new ConsoleOptions(
                                options.bind(),
                                options.http(),
                                login == null
                                        ? null
                                        : new Credentials(login.user(), login.password()),
                                scene.broker(),
                                new Credentials(
                                        Account.CONSOLE.user(),
                                        scene.accounts().password(Account.CONSOLE)),
                                options.mode().root(),
                                options.mode() == Mode.EXERCISE
                                        ? org.fengsui.console.Mode.DEMO
                                        : org.fengsui.console.Mode.LIVE,
                                options.mode() == Mode.SIMULATED,
                                () -> scene.current().get().registry(),
                                () -> scene.current().get().rules(),
                                new QuestDbHistory(
                                        scene.store(), !options.mode().tablePrefix().isEmpty()),
                                scene.clock(),
                                Pace.DEFAULT));
        return new RunningConsole(URI.create(console.url()), console);
    }

    @Override
    public AutoCloseable startDemo(Scene scene) {
        try {
            return DemoDistrict.start(
                    BrokerAddress.of(scene.broker().toString(), scene.options().mode().root()),
                    scene.clock().millis());
        } catch (IOException unreachable) {
            throw new UncheckedIOException("the demo district does not start", unreachable);
        }
    }
}
