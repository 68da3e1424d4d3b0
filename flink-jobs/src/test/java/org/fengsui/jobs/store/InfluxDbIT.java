package org.fengsui.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.query.FluxRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The uploader against a real InfluxDB 2 in a container. The image is {@code -Dit.influxdb.image},
 * {@code influxdb:2.7} by default; where no engine or image is to be had the test is skipped and
 * says why.
 */
class InfluxDbIT {

    private static final String IMAGE = System.getProperty("it.influxdb.image", "influxdb:2.7");
    private static final String TOKEN = "token-of-the-test";

    private static final long PULL_SECONDS = 60;

    private static GenericContainer<?> influx;

    @TempDir private Path root;

    /** For each test, so that each is reported as skipped. */
    @BeforeEach
    void ready() {
        if (influx == null) {
            start();
        }
    }

    private static void start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine is reachable: InfluxDB was not tested");
        requireImage();
        influx =
                new GenericContainer<>(DockerImageName.parse(IMAGE))
                        .withEnv("DOCKER_INFLUXDB_INIT_MODE", "setup")
                        .withEnv("DOCKER_INFLUXDB_INIT_USERNAME", "fengsui")
                        .withEnv("DOCKER_INFLUXDB_INIT_PASSWORD", "fengsui-test")
                        .withEnv("DOCKER_INFLUXDB_INIT_ORG", "city")
                        .withEnv("DOCKER_INFLUXDB_INIT_BUCKET", "flood")
                        .withEnv("DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", TOKEN)
                        .withExposedPorts(8086)
                        .waitingFor(Wait.forHttp("/ready").forPort(8086).forStatusCode(200));
        influx.start();
    }

    /** One attempt; the container's own would be repeated for two minutes. */
    private static void requireImage() {
        DockerClient docker = DockerClientFactory.lazyClient();
        DockerImageName name = DockerImageName.parse(IMAGE);
        try {
            docker.inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException absent) {
            try {
                Assumptions.assumeTrue(
                        docker.pullImageCmd(name.getUnversionedPart())
                                .withTag(name.getVersionPart())
                                .start()
                                .awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS),
                        "image " + IMAGE + " is not there and was not pulled in time");
            } catch (TestAbortedException e) {
                throw e;
            } catch (RuntimeException e) {
                Assumptions.abort("image " + IMAGE + " is not there and cannot be pulled: " + e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @AfterAll
    static void stop() {
        if (influx != null) {
            influx.stop();
        }
    }

    private static StoreTarget target(String token) {
        return new StoreTarget(
                "http://" + influx.getHost() + ":" + influx.getMappedPort(8086),
                token,
                "city",
                "flood");
    }

    private static List<FluxRecord> values(String measurement) {
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(
                        target(TOKEN).url(), TOKEN.toCharArray(), "city", "flood")) {
            return client
                    .getQueryApi()
                    .query(
                            ("from(bucket:\"flood\") |> range(start: 0) |> filter(fn: (r) =>"
                                            + " r._measurement == \"%s\" and r._field == \"value\")")
                                    .formatted(measurement))
                    .stream()
                    .flatMap(table -> table.getRecords().stream())
                    .toList();
        }
    }

    @Test
    void segments_writtenTwiceAndWithABadLine_keepEachGoodPointOnce() throws Exception {
        LineProtocol lines = new LineProtocol("");
        String first = lines.observation(Samples.observation("SAND", 300_000, 1.5));
        String corrected = lines.observation(Samples.observation("SAND", 300_000, 2.5));
        String longer = lines.observation(Samples.observation("SAND", 3_600_000, 12));
        Segments.write(root, 1, List.of(first, "observation,station=BAD value=", longer));
        Segments.write(root, 2, List.of(first, corrected));
        try (StoreUploader uploader = StoreUploader.start(root, target(TOKEN), Clock.systemUTC())) {
            Segments.awaitEmpty(uploader);
            assertThat(uploader.status().refused()).isEqualTo(1);
            assertThat(uploader.status().faults()).isEmpty();
        }
        assertThat(values("observation"))
                .extracting(FluxRecord::getValue)
                .as("the correction in place, and the longer period beside it")
                .containsExactlyInAnyOrder(2.5, 12.0);
        assertThat(Files.readAllLines(root.resolve("refused.jsonl"))).hasSize(1);
    }

    @Test
    void token_wrong_isAFaultAndNothingIsLost() throws Exception {
        Path segment = Segments.write(root, 1, List.of("other value=1 0"));
        try (StoreUploader uploader =
                StoreUploader.start(root, target("wrong"), Clock.systemUTC())) {
            Segments.await(() -> uploader.status().faults().equals(List.of("refused HTTP 401")));
        }
        assertThat(segment).exists();
        try (StoreUploader uploader = StoreUploader.start(root, target(TOKEN), Clock.systemUTC())) {
            Segments.awaitEmpty(uploader);
        }
        assertThat(values("other")).hasSize(1);
    }
}
