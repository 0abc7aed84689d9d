package io.beatframe.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns<String> turns = new Turns<>();

    @Test
    void oneThreadAtATimeForEachKeyAndNoKeyStays() throws Exception {
        AtomicInteger[] inside = {new AtomicInteger(), new AtomicInteger()};
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> most :
                    IntStream.range(0, 2000)
                            .mapToObj(i ->
                                    threads.submit(() ->
                                            turns.alone(
                                                    "clip " + i % 2,
                                                    () -> {
                                                        int now = inside[i % 2].incrementAndGet();
                                                        Thread.yield();
                                                        inside[i % 2].decrementAndGet();
                                                        return now;
                                                    })))
                            .toList()) {
                assertThat(most.get()).isEqualTo(1);
            }
        }
        assertThat(turns.size()).isZero();
    }

    @Test
    void whoFailsOrIsCancelledLeavesItsPlace() throws Exception {
        assertThatThrownBy(() ->
                        turns.alone(
                                "clip",
                                () -> {
                                    throw new IllegalStateException("work");
                                }))
                .hasMessage("work");
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> holder =
                    threads.submit(() ->
                            turns.alone(
                                    "clip",
                                    () -> {
                                        holds.countDown();
                                        await(enough);
                                        return "done";
                                    }));
            holds.await();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> turns.alone("clip", () -> "never"))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
            assertThat(Thread.interrupted()).isTrue();
            enough.countDown();
            assertThat(holder.get()).isEqualTo("done");
        }
        assertThat(turns.size()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
