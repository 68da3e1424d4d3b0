package org.fengsui.gateway.sl651.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskQueueTest {
    private static final long ROOM = 1 << 20;

    @TempDir Path folder;

    @Test
    void messages_comeOutInOrder_asTheyWentIn() throws Exception {
        try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
            keep(queue, new OutMessage("a/状态", bytes("{}"), true, false));
            keep(queue, new OutMessage("b", bytes(""), false, true));
            try (QueueReader reader = new QueueReader(queue)) {
                OutMessage first = reader.next(1_000).message();
                assertThat(first.topic()).isEqualTo("a/状态");
                assertThat(first.payload()).isEqualTo(bytes("{}"));
                assertThat(first.retained()).isTrue();
                assertThat(first.test()).isFalse();
                OutMessage second = reader.next(1_000).message();
                assertThat(second.payload()).isEmpty();
                assertThat(second.test()).isTrue();
                assertThat(reader.next(0)).isNull();
            }
        }
    }

    @Test
    void restart_keepsWhatIsNotDelivered() throws Exception {
        try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
            for (int i = 0; i < 10; i++) {
                keep(queue, message(i));
            }
            try (QueueReader reader = new QueueReader(queue)) {
                reader.next(1_000);
                queue.deliveredUpTo(reader.next(1_000).next());
            }
        }
        try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
            keep(queue, message(10));
            assertThat(topics(queue)).containsExactlyElementsOf(names(2, 11));
        }
    }

    @Test
    void deliveredSegments_areDeleted() throws Exception {
        for (int run = 0; run < 3; run++) {
            try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
                keep(queue, message(run));
            }
        }
        try (DiskQueue queue = DiskQueue.open(folder, ROOM);
                QueueReader reader = new QueueReader(queue)) {
            assertThat(queue.bytes()).isEqualTo(3L * Records.size(message(0)));
            reader.next(1_000);
            reader.next(1_000);
            queue.deliveredUpTo(reader.next(1_000).next());
            assertThat(queue.bytes()).isZero();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".queue"))).hasSize(1);
        }
    }

    @Test
    void fullQueue_keepsNothing_untilThereIsRoom() throws Exception {
        int size = Records.size(message(0));
        try (DiskQueue queue = DiskQueue.open(folder, 2L * size);
                QueueReader reader = new QueueReader(queue)) {
            keep(queue, message(0));
            assertThat(queue.keep(List.of(message(1), message(2))))
                    .as("all or none")
                    .isCompletedExceptionally();
            keep(queue, message(1));
            assertThatThrownBy(() -> keep(queue, message(2)))
                    .hasRootCauseInstanceOf(QueueFullException.class)
                    .hasMessageContaining("full");
            queue.deliveredUpTo(reader.next(1_000).next());
            keep(queue, message(3));
            assertThat(topics(queue)).containsExactly("t1", "t3");
        }
    }

    @Test
    void tornEnd_isLeftOut_andWhatFollowsIsRead() throws Exception {
        try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
            keep(queue, message(0));
            keep(queue, message(1));
        }
        Files.write(segment(), new byte[] {0, 0, 0, 9, 1, 2, 3}, StandardOpenOption.APPEND);
        try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
            keep(queue, message(2));
            assertThat(topics(queue)).containsExactly("t0", "t1", "t2");
            assertThat(topics(queue)).as("until they are delivered").hasSize(3);
        }
    }

    @Test
    void damagedSegment_isKeptAside() throws Exception {
        try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
            keep(queue, message(0));
            keep(queue, message(1));
        }
        byte[] content = Files.readAllBytes(segment());
        content[Records.size(message(0)) + Records.HEAD + 4] ^= 1;
        Files.write(segment(), content);
        try (DiskQueue queue = DiskQueue.open(folder, ROOM);
                QueueReader reader = new QueueReader(queue)) {
            keep(queue, message(2));
            reader.next(1_000);
            QueueEntry last = reader.next(1_000);
            assertThat(last.message().topic()).isEqualTo("t2");
            queue.deliveredUpTo(last.next());
        }
        assertThat(folder.resolve("0000000000000001.unreadable")).exists();
    }

    @Test
    void folderInUse_isRefused() throws Exception {
        try (DiskQueue queue = DiskQueue.open(folder, ROOM)) {
            assertThatThrownBy(() -> DiskQueue.open(folder, ROOM))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another gateway");
            assertThat(queue.bytes()).isZero();
        }
    }

    @Test
    void manyWriters_getOneSyncTogether_andNothingIsLost() throws Exception {
        List<CompletableFuture<Void>> safe = new ArrayList<>();
        try (DiskQueue queue = DiskQueue.open(folder, 64 * ROOM)) {
            IntStream.range(0, 20_000).forEach(i -> safe.add(queue.keep(List.of(message(i)))));
            CompletableFuture.allOf(safe.toArray(new CompletableFuture<?>[0]))
                    .get(60, TimeUnit.SECONDS);
            assertThat(topics(queue)).isEqualTo(names(0, 20_000));
        }
    }

    @Test
    void afterClose_nothingIsKept() throws Exception {
        DiskQueue queue = DiskQueue.open(folder, ROOM);
        queue.close();
        assertThat(queue.keep(List.of(message(0)))).isCompletedExceptionally();
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".queue"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void keep(DiskQueue queue, OutMessage message) throws Exception {
        queue.keep(List.of(message)).get(10, TimeUnit.SECONDS);
    }

    private static List<String> topics(DiskQueue queue) throws Exception {
        List<String> topics = new ArrayList<>();
        try (QueueReader reader = new QueueReader(queue)) {
            for (QueueEntry one = reader.next(0); one != null; one = reader.next(0)) {
                topics.add(one.message().topic());
            }
        }
        return topics;
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "t" + i).toList();
    }

    private static OutMessage message(int number) {
        return new OutMessage("t" + number, bytes("0123456789"), false, false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
