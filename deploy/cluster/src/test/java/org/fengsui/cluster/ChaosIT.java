package org.fengsui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fengsui.cluster.House.Blow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts are killed with SIGKILL at random moments while gauges report and waters rise; after each
 * blow published set = stored set, and at the end the warnings are those of an undisturbed run and
 * the archive replayed is the live run.
 *
 * <p>A few rounds by default; {@code -Dfengsui.chaos.rounds=20} is the whole exercise (about twenty
 * minutes), {@code -Dfengsui.chaos.seed=N} another one. Each round prints a row, also to {@code
 * target/chaos.md}. How soon the first correct output comes is held against its goal in the whole
 * exercise only, which is run on a quiet machine.
 */
class ChaosIT {
    private static final int ROUNDS = Integer.getInteger("fengsui.chaos.rounds", 5);
    private static final int WHOLE = 20;
    private static final long SEED = Long.getLong("fengsui.chaos.seed", 20_130_912);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long FIRST_OUTPUT_MS = 30_000;

    private static final int GAUGES_A_ROUND = 6;
    private static final int AT_LEAST = 100;
    private static final long BETWEEN_RISES_MS = 4_000;

    /** Beyond two intervals of 5 s and a minute, when a gauge is called stale. */
    private static final long LONG_DOWN_MS = 80_000;

    @TempDir Path folder;
    private final Random random = new Random(SEED);
    private final Set<String> high = new HashSet<>();
    private District district;
    private House house;
    private Field field;
    private Ears ears;

    @Test
    void standaloneKilled_nothingIsLostAndNothingInvented() throws Exception {
        int rounds = Math.max(1, ROUNDS * 2 / 5);
        district(rounds);
        try (House standalone = new StandaloneHouse(folder, district)) {
            house = standalone;
            strike(IntStream.range(0, rounds).mapToObj(n -> Blow.STANDALONE).toList());
        }
    }

    @Test
    void partOfTheClusterKilled_nothingIsLostAndNothingInvented() throws Exception {
        int rounds = Math.max(1, ROUNDS - ROUNDS * 2 / 5);
        List<Blow> blows =
                List.of(Blow.TASK_MANAGER, Blow.JOB_MANAGER, Blow.BROKER, Blow.BROKER_AND_ITS_DISK);
        district(rounds);
        try (House cluster = new ClusterHouse(folder, district)) {
            house = cluster;
            strike(IntStream.range(0, rounds).mapToObj(n -> blows.get(n % blows.size())).toList());
        }
    }

    private void district(int rounds) throws Exception {
        District minutely = District.in(folder, Math.max(AT_LEAST, (rounds + 1) * GAUGES_A_ROUND));
        Files.writeString(
                minutely.stations(),
                Files.readString(minutely.stations()).replace("interval: PT1M", "interval: PT5S"));
        district = minutely;
    }

    private void strike(List<Blow> blows) throws Exception {
        int gauges = Math.max(AT_LEAST, (blows.size() + 1) * GAUGES_A_ROUND);
        say("\nseed " + SEED + ", " + gauges + " gauges, a reading each second\n\n" + Round.HEADER);
        try (Field reporting = new Field(house.broker(), gauges);
                Ears listening = new Ears(house.broker())) {
            field = reporting;
            ears = listening;
            List<Round> rounds = new ArrayList<>();
            for (int n = 1; n <= blows.size(); n++) {
                Round round = round(n, blows.get(n - 1));
                say(round.row());
                rounds.add(round);
            }
            field.endMeasuring();
            Await.until(PATIENCE, "all readings accepted", field::allAccepted);
            Await.until(PATIENCE, "all readings stored", () -> missing(field.accepted()) == 0);
            assertThat(rounds).allSatisfy(ChaosIT::holds);
            compare();
        }
    }

    private static void holds(Round round) {
        assertThat(round.lost()).as("lost").isZero();
        assertThat(round.doubled()).as("doubled").isZero();
        assertThat(round.silences()).as("false silences").isZero();
        assertThat(round.lifts()).as("false lifts").isZero();
        if (ROUNDS >= WHOLE) {
            assertThat(round.firstOutput())
                    .as("first correct output")
                    .isLessThanOrEqualTo(FIRST_OUTPUT_MS + round.down());
        }
    }

    private Round round(int n, Blow blow) throws Exception {
        long start = System.currentTimeMillis();
        int first = (n - 1) * GAUGES_A_ROUND + 1;
        long down =
                n % 4 == 0 && ROUNDS >= WHOLE && blow == Blow.STANDALONE
                        ? LONG_DOWN_MS
                        : random.nextInt(3_000);
        for (int i = 1; i < GAUGES_A_ROUND; i++) {
            field.rise(first + i, start + i * BETWEEN_RISES_MS + down / 2);
            high.add("U" + (first + i));
        }
        field.wave(first, start, 6);
        LockSupport.parkNanos(Duration.ofMillis(1_000 + random.nextInt(9_000)).toNanos());
        if (blow == Blow.BROKER_AND_ITS_DISK) {
            // What such a broker had accepted and not delivered is beyond anybody's promise.
            field.sending(false);
            Await.until(PATIENCE, "all readings stored", () -> missing(field.accepted()) == 0);
        }
        long killed = System.currentTimeMillis();
        house.strike(blow, Duration.ofMillis(down));
        if (blow == Blow.BROKER_AND_ITS_DISK) {
            house.awaitListening();
            field.sending(true);
        }
        Await.until(
                PATIENCE, "a warning after the blow", () -> ears.firstDecidedAfter(killed) != null);
        house.awaitUp();
        List<Sent> accepted = field.accepted();
        try {
            Await.until(PATIENCE, "all readings stored", () -> missing(accepted) == 0);
        } catch (AssertionError late) {
            say("still missing " + missing(accepted));
        }
        List<Sent> stored = house.store().readings(0);
        return new Round(
                n,
                blow,
                down,
                accepted.size(),
                accepted.size() - missing(accepted),
                stored.size() - new HashSet<>(stored).size(),
                house.store()
                        .count(
                                "select count() from warning where freshness <> 'fresh' and"
                                        + " hazard = 'waterlogging'"),
                house.store()
                        .count(
                                "select count() from warning where status in ('lifted',"
                                        + " 'downgraded') and subject in ("
                                        + high.stream()
                                                .map(subject -> "'" + subject + "'")
                                                .collect(Collectors.joining(","))
                                        + ")"),
                ears.firstDecidedAfter(killed).at() - killed);
    }

    private long missing(List<Sent> accepted) throws InterruptedException {
        Set<Sent> stored = new HashSet<>(house.store().readings(0));
        return accepted.stream().filter(sent -> !stored.contains(sent)).count();
    }

    /** Published set, undisturbed run, live run and the replay of its archive. */
    private void compare() throws Exception {
        List<Sent> published = field.accepted();
        assertThat(new HashSet<>(house.store().readings(0)))
                .as("stored")
                .isEqualTo(new HashSet<>(published));
        Revisions undisturbed = Revisions.undisturbed(district, published, folder.resolve("plain"));
        Await.until(
                PATIENCE,
                "the warnings of an undisturbed run in the store",
                () -> Revisions.stored(house.store()).fates().equals(undisturbed.fates()));
        Revisions live = Revisions.stored(house.store());
        house.stop();
        Revisions replayed =
                Revisions.replayed(district, house.archive(), folder.resolve("replayed"));
        assertThat(replayed.all()).as("archive replayed").containsAll(live.all());
        assertThat(replayed.fates()).as("archive replayed").isEqualTo(live.fates());
    }

    private static void say(String text) throws Exception {
        System.out.println(text);
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("chaos.md"),
                text + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
