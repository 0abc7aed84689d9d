package io.beatframe.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.StepKind;
import io.beatframe.server.store.LocalStore;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FetchWorkTest {
    private static final String[] FOOTAGE = {"https://b.test/1.mp4", "https://b.test/2.mp4"};
    private static final Reel REEL = InputsTest.reel("https://a.test/song.mp3", FOOTAGE);
    private static final FetchWork.Limits LIMITS =
            new FetchWork.Limits(1000, Duration.ofSeconds(60), 2);

    @TempDir Path folder;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private int attempts;
    private Store store;

    /** The tenant's. */
    private final AtomicLong space = new AtomicLong(10_000);

    @BeforeEach
    void start() {
        store = new LocalStore(folder.resolve("store"));
    }

    private Outcome fetch(FetchWork.Limits limits, FetchWork.Strangers strangers) {
        FetchWork work =
                new FetchWork(folder.resolve("desks"), store, this::bringing, strangers, limits);
        Attempt attempt = new Attempt(REEL.id(), 1, StepKind.FETCH, ++attempts);
        return work.run(REEL, attempt, new Report(StepKind.FETCH, REEL.order()));
    }

    private void bringing(Attempt attempt, long bytes) {
        if (space.addAndGet(-bytes) < 0) {
            space.addAndGet(bytes);
            throw new Failure(ErrorCode.QUOTA_EXCEEDED, "Full.");
        }
    }

    private void brings(Reel reel, String address, Path file) {
        asked.add(address);
        write(file, 300);
    }

    private static void write(Path file, int bytes) {
        try {
            Files.write(file, new byte[bytes]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void assertNothingLeft() throws IOException {
        try (var left = Files.list(folder.resolve("desks"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void eachAddressIsAskedOnceAlsoByALaterAttempt() throws Exception {
        assertThat(fetch(LIMITS, this::brings)).isEqualTo(new Outcome.Fetched(900));
        assertThat(asked)
                .containsExactlyInAnyOrder("https://a.test/song.mp3", FOOTAGE[0], FOOTAGE[1]);
        asked.clear();
        assertThat(fetch(LIMITS, this::brings)).isEqualTo(new Outcome.Fetched(900));
        assertThat(asked).isEmpty();
        assertNothingLeft();
    }

    /** Thought dead, taken over, and back with what the address says now. */
    @Test
    void whoWasThoughtDeadChangesNothingThatALaterAttemptSaw() {
        fetch(
                new FetchWork.Limits(1000, LIMITS.time(), 1),
                (reel, address, file) -> {
                    if (attempts == 1) {
                        // Another worker takes the step, and is done before this one goes on.
                        fetch(LIMITS, (same, there, into) -> write(into, 300));
                        attempts = 3;
                    }
                    write(file, 200);
                });
        FetchedFiles fetched = FetchedFiles.of(REEL, store);
        assertThat(REEL.order().addresses())
                .allSatisfy(address ->
                        assertThat(fetched.find(address).orElseThrow().bytes()).isEqualTo(300));
    }

    @Test
    void whatNobodyWantsAnyMoreIsTakenAway() {
        fetch(LIMITS, this::brings);
        fetch(LIMITS, this::brings);
        // Another run of the reel, for another plan, has its own.
        Attempt later = new Attempt(REEL.id(), 2, StepKind.FETCH, 1);
        Path song = folder.resolve("song");
        write(song, 10);
        store.put(FetchedFiles.key(REEL, later.folder(), "https://a.test/song.mp3"), song);
        FetchedFiles.forget(REEL.id(), 1, store);
        assertThat(store.list(FetchedFiles.folder(REEL)))
                .extracting(Store.Stored::bytes)
                .containsExactly(10L);
    }

    @Test
    void allFilesTogetherHaveOneLimit() throws Exception {
        Failure failure =
                catchThrowableOfType(
                        Failure.class,
                        () -> fetch(new FetchWork.Limits(800, LIMITS.time(), 2), this::brings));
        assertThat(failure.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertNothingLeft();
    }

    /** It is asked before each, with what the others have brought. */
    @Test
    void whatATenantHasNoRoomForIsNotStored() {
        space.set(700);
        Failure failure = catchThrowableOfType(Failure.class, () -> fetch(LIMITS, this::brings));
        assertThat(failure.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
        int there = store.list(FetchedFiles.folder(REEL)).size();
        assertThat(there).isLessThanOrEqualTo(2);
        assertThat(space).hasValue(700 - there * 300L);
    }

    @Test
    void whatDoesNotGetIntoTheStoreTakesNoSpace() throws IOException {
        Files.createDirectory(folder.resolve("store"));
        Files.writeString(folder.resolve("store").resolve(Store.UNFINISHED), "no folder");
        Failure failure = catchThrowableOfType(Failure.class, () -> fetch(LIMITS, this::brings));
        assertThat(failure.code()).isEqualTo(ErrorCode.STORE_FAILED);
        assertThat(space).hasValue(10_000);
    }

    @Test
    void slowAddressesEndTogether() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Failure failure =
                catchThrowableOfType(
                        Failure.class,
                        () ->
                                fetch(
                                        new FetchWork.Limits(1000, Duration.ofMillis(50), 2),
                                        (reel, address, file) -> await(never)));
        assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_FAILED);
        assertThat(failure.retriable()).isFalse();
        assertNothingLeft();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", stopped);
        }
    }

    @Test
    void whoIsInterruptedIsSoonAtAnEnd() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FutureTask<Failure> task =
                new FutureTask<>(() ->
                        catchThrowableOfType(
                                Failure.class,
                                () ->
                                        fetch(
                                                LIMITS,
                                                (reel, address, file) -> {
                                                    waiting.countDown();
                                                    await(never);
                                                })));
        Thread thread = Thread.ofVirtual().start(task);
        waiting.await();
        thread.interrupt();
        assertThat(task.get(30, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.CANCELLED);
        assertNothingLeft();
    }
}
