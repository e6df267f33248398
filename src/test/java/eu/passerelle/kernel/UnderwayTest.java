package eu.passerelle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UnderwayTest {
    private final Underway underway = new Underway();

    @Test
    void both_who_wait_for_each_other_are_told_by_where_they_come_from() throws Exception {
        var begun = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var other = threads.submit(() -> underway.during(() -> theOther(begun, told)));
            begun.await();
            assertThat(underway.during(this::theOne))
                    .containsPattern("it was UnderwayTest\\.theOne:.*; underway beside it: UnderwayTest\\.theOther:")
                    .doesNotContain("Underway.during");
            told.countDown();
            other.get();
        }
        assertThat(underway.during(this::theOne)).endsWith("underway beside it: nothing in this process");
    }

    @Test
    void of_many_only_some_are_stopped_to_be_told() throws Exception {
        int many = 20;
        var begun = new CountDownLatch(many);
        var told = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                threads.execute(() -> underway.during(() -> theOther(begun, told)));
            }
            begun.await();
            assertThat(underway.during(this::theOne).split("UnderwayTest\\.theOther:"))
                    .hasSize(1 + 16);
            told.countDown();
        }
    }

    private String theOne() {
        return underway.described();
    }

    private boolean theOther(CountDownLatch begun, CountDownLatch told) {
        begun.countDown();
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
