package io.beatframe.clip.generated;

import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.VideoModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What providers are working on for us, or are just being asked to, so that they can be told to
 * stop.
 */
final class InFlight {
    private static final Duration LAST_WORDS = Duration.ofSeconds(4);

    /** Of all reels of this JVM, for the moment when it is stopped by a signal. */
    private static final Set<Flight> ALL = ConcurrentHashMap.newKeySet();

    /** Whether the JVM is being stopped, and nothing may be ordered. */
    private static volatile boolean closing;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(InFlight::close, "job-canceller"));
    }

    private InFlight() {}

    /**
     * An order.
     *
     * @param job once the provider has named it and that is noted; empty when it took none
     * @param whenCancelled what to do when the provider said that it stops
     */
    record Flight(
            VideoModel model, CompletableFuture<Optional<Job>> job, Consumer<Job> whenCancelled) {}

    /** Before the order is sent; it is not to be sent when {@link #closing} thereafter. */
    static Flight begin(
            VideoModel model, CompletableFuture<Optional<Job>> job, Consumer<Job> whenCancelled) {
        Flight flight = new Flight(model, job, whenCancelled);
        ALL.add(flight);
        return flight;
    }

    static boolean closing() {
        return closing;
    }

    private static void close() {
        closing = true;
        stop(new ArrayList<>(ALL));
    }

    static void end(Flight flight) {
        ALL.remove(flight);
    }

    /** Waits a moment for the answer to an order that is being sent, even when interrupted. */
    static void awaitAnswer(Flight flight) {
        await(List.of(flight.job()));
    }

    /** Elsewhere, as the caller's thread is interrupted and could not wait for answers. */
    static void stop(Flight flight) {
        stop(List.of(flight));
    }

    private static void stop(List<Flight> flights) {
        await(
                flights.stream()
                        .map(flight ->
                                flight.job()
                                        .exceptionally(failed -> Optional.empty())
                                        .thenAcceptAsync(
                                                job -> cancel(flight, job),
                                                task -> Thread.ofPlatform().daemon().start(task)))
                        .toList());
    }

    private static void cancel(Flight flight, Optional<Job> job) {
        if (ALL.remove(flight) && job.isPresent() && flight.model().cancel(job.get())) {
            flight.whenCancelled().accept(job.get());
        }
    }

    /** An executor that closes interrupts its threads more than once; none of them counts here. */
    private static void await(List<? extends CompletableFuture<?>> all) {
        CompletableFuture<?> whole = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        boolean interrupted = Thread.interrupted();
        while (!whole.isDone() && System.nanoTime() < end) {
            try {
                whole.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException again) {
                interrupted = true;
            } catch (TimeoutException | ExecutionException noAnswer) {
                // What becomes of it then, the ledger says that nobody knows.
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
