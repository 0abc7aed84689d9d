package io.beatframe.clip.generated;

import io.beatframe.clip.video.Job;
import io.beatframe.clip.video.VideoModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that providers are working on for us, so that they can be told to stop. */
final class InFlight {
    private static final Duration LAST_WORDS = Duration.ofSeconds(4);

    /** Of all reels of this JVM, for the moment when it is stopped by a signal. */
    private static final Set<Flight> ALL = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(InFlight::stopAll, "job-canceller"));
    }

    private InFlight() {}

    /** A job, and what to do when the provider said that it stops. */
    record Flight(VideoModel model, Job job, Runnable whenCancelled) {}

    static Flight begin(VideoModel model, Job job, Runnable whenCancelled) {
        Flight flight = new Flight(model, job, whenCancelled);
        ALL.add(flight);
        return flight;
    }

    static void end(Flight flight) {
        ALL.remove(flight);
    }

    /** From a thread of its own, as the caller's is interrupted and could not wait for answers. */
    static void stop(Flight flight) {
        stop(List.of(flight));
    }

    private static void stopAll() {
        stop(new ArrayList<>(ALL));
    }

    private static void stop(List<Flight> flights) {
        List<Thread> threads =
                flights.stream()
                        .map(flight -> Thread.ofPlatform().daemon().start(() -> cancel(flight)))
                        .toList();
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException again) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cancel(Flight flight) {
        if (ALL.remove(flight) && flight.model().cancel(flight.job())) {
            flight.whenCancelled().run();
        }
    }
}
