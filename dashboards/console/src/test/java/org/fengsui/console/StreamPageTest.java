package org.fengsui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamPageTest {

    @Test
    void offer_readerThatHangs_neverBlocksAndEndsInAResync() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        BlockingQueue<String> written = new LinkedBlockingQueue<>();
        StreamPage page =
                new StreamPage(
                        event -> {
                            written.add(event.name());
                            await(release);
                        });
        Thread writer = new Thread(() -> write(page));
        writer.start();
        page.offer(new StreamEvent("first", "{}"));
        assertThat(written.poll(5, TimeUnit.SECONDS)).isEqualTo("first");
        for (int i = 0; i <= StreamPage.CAPACITY; i++) {
            page.offer(new StreamEvent("values", "{}"));
        }
        release.countDown();
        List<String> rest = new ArrayList<>();
        rest.add(written.poll(5, TimeUnit.SECONDS));
        rest.add(written.poll(5, TimeUnit.SECONDS));
        assertThat(rest).containsExactly("resync", "values");
        page.close();
        writer.join(5_000);
        assertThat(writer.isAlive()).isFalse();
    }

    private static void write(StreamPage page) {
        try {
            page.writeUntilClosed();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
