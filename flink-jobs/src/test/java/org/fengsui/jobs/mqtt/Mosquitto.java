package org.fengsui.jobs.mqtt;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Mosquitto 2 in a container, set up as docs/mqtt-source.md says. The image is {@code
 * -Dit.mosquitto.image}, {@code eclipse-mosquitto:2} by default; where no engine or image is to be
 * had the test is skipped and says why.
 */
final class Mosquitto implements TestBroker {

    private static final String IMAGE =
            System.getProperty("it.mosquitto.image", "eclipse-mosquitto:2");
    private static final String CONFIGURATION =
            """
            listener 1883
            allow_anonymous true
            user root
            max_inflight_messages %d
            max_queued_messages 0
            max_queued_bytes 0
            persistence true
            persistence_location /mosquitto-data/
            autosave_interval 1
            persistent_client_expiration 14d
            """;

    /** Copying a file in needs a newer commons-io than Flink's. */
    private static final String START =
            "mkdir -p /mosquitto-data; echo \"$CONFIGURATION\" > /tmp/mosquitto.conf;"
                    + " exec mosquitto -c /tmp/mosquitto.conf";

    private static final long PULL_SECONDS = 120;

    private final int port;
    private final int inflight;
    private GenericContainer<?> container;

    /**
     * Starts one.
     *
     * @param inflight its limit of unacknowledged messages for each client; 0 for none
     */
    Mosquitto(int inflight) throws IOException {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine is reachable: Mosquitto was not tested");
        requireImage();
        this.port = freePort();
        this.inflight = inflight;
        this.container = launch();
    }

    private GenericContainer<?> launch() {
        GenericContainer<?> fresh =
                new GenericContainer<>(DockerImageName.parse(IMAGE))
                        .withEnv("CONFIGURATION", CONFIGURATION.formatted(inflight))
                        .withCommand("sh", "-c", START)
                        .withExposedPorts(1883)
                        .waitingFor(Wait.forListeningPorts(1883));
        fresh.setPortBindings(List.of("127.0.0.1:" + port + ":1883"));
        fresh.start();
        return fresh;
    }

    /** One attempt; the container's own would be repeated for two minutes. */
    private static void requireImage() {
        DockerClient docker = DockerClientFactory.lazyClient();
        DockerImageName name = DockerImageName.parse(IMAGE);
        try {
            docker.inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException absent) {
            try {
                boolean pulled =
                        docker.pullImageCmd(name.getUnversionedPart())
                                .withTag(name.getVersionPart())
                                .start()
                                .awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS);
                Assumptions.assumeTrue(
                        pulled, "image " + IMAGE + " was not pulled in " + PULL_SECONDS + " s");
            } catch (RuntimeException e) {
                Assumptions.abort("image " + IMAGE + " is not there and cannot be pulled: " + e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void restart() throws Exception {
        var docker = container.getDockerClient();
        docker.stopContainerCmd(container.getContainerId()).withTimeout(10).exec();
        docker.startContainerCmd(container.getContainerId()).exec();
        awaitListening();
    }

    @Override
    public void restartEmpty() {
        container.stop();
        container = launch();
    }

    /** An open port is Docker's; it is Mosquitto only once it answers. */
    private void awaitListening() {
        Waiting.until(
                "Mosquitto answers",
                () -> {
                    try (TestPublisher probe = new TestPublisher(uri(), "probe")) {
                        return true;
                    } catch (Exception e) {
                        return false;
                    }
                });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
