package org.fengsui.standalone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the configuration as retained messages, at the start and whenever its files change.
 *
 * <p>A change that cannot be used is told in full and changes nothing. Not thread-safe.
 */
final class ConfigurationWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);

    private final ConfigurationSource source;
    private final RunningConfiguration running;
    private final Published published;
    private final MqttEndpoint broker;
    private final String root;
    private final Screen screen;
    private String seen;
    private boolean unpublished = true;

    ConfigurationWatch(
            ConfigurationSource source,
            RunningConfiguration running,
            Published published,
            MqttEndpoint broker,
            String root,
            Screen screen) {
        this.source = source;
        this.running = running;
        this.published = published;
        this.broker = broker;
        this.root = root;
        this.screen = screen;
        seen = stamps();
    }

    /** Looks now, then once a second until closed. */
    AutoCloseable start() {
        look();
        ScheduledExecutorService watcher =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "configuration-watch");
                            thread.setDaemon(true);
                            return thread;
                        });
        watcher.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        return watcher::shutdownNow;
    }

    /** Looks once: reads what changed since the last look and publishes what is due. */
    private void look() {
        try {
            String now = stamps();
            if (!now.equals(seen)) {
                seen = now;
                read();
            }
            if (unpublished) {
                publish();
                unpublished = false;
            }
        } catch (IOException | MqttException again) {
            LOG.warn("configuration could not be published, will be tried again", again);
        }
    }

    private void read() throws IOException {
        List<String> problems = new ArrayList<>();
        Optional<Configuration> next = source.read(problems);
        if (next.isPresent()) {
            problems.addAll(running.change(next.get()));
        }
        if (problems.isEmpty()) {
            unpublished = true;
            return;
        }
        screen.line("配置未更改，继续用原有版本 / configuration not changed, the running one stays:");
        for (String problem : problems) {
            screen.line("  " + problem);
            LOG.warn("configuration refused: {}", problem);
        }
    }

    private void publish() throws IOException, MqttException {
        Map<String, String> messages = running.messages();
        Map<String, String> due = published.due(messages);
        if (due.isEmpty()) {
            return;
        }
        try (HousePublisher publisher = new HousePublisher(broker, root)) {
            publisher.publishRetained(due);
        }
        published.store(messages);
        LOG.info(
                "published configuration: registry version {}, rules version {}, {} messages",
                running.current().registry().version(),
                running.current().rules().version(),
                due.size());
    }

    private String stamps() {
        StringBuilder stamps = new StringBuilder();
        for (Path file : source.files()) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class);
                stamps.append(attributes.lastModifiedTime())
                        .append('/')
                        .append(attributes.size())
                        .append('/')
                        .append(attributes.fileKey());
            } catch (IOException gone) {
                stamps.append("gone");
            }
            stamps.append(' ');
        }
        return stamps.toString();
    }
}
