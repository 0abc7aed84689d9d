package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs one child to its end, with its three pipes. A child never outlives its call: it is killed
 * when the call ends in any way, when the thread is interrupted (CANCELLED), when its time is up
 * (FFMPEG_TIMEOUT), when the JVM shuts down, and on Linux even when the JVM is killed (see {@link
 * DeathWish}).
 *
 * @param libraryPath LD_LIBRARY_PATH of the child
 */
record ChildRunner(Optional<String> libraryPath) {
    /** Variables that a program which reads strangers' files has no business with. */
    private static final Pattern SECRET =
            Pattern.compile("KEY|TOKEN|SECRET|PASS|CREDENTIAL|_DB_", Pattern.CASE_INSENSITIVE);

    private static final ThreadFactory PIPE_THREADS =
            Thread.ofPlatform().daemon().name("ffmpeg-pipe-", 0).factory();

    /**
     * @throws Failure FFMPEG_MISSING, FFMPEG_FAILED with ffmpeg's own words, FFMPEG_CRASHED,
     *     DISK_FULL, FFMPEG_TIMEOUT, CANCELLED
     */
    <T extends @Nullable Object> Ffmpeg.Logged<T> call(
            List<String> command,
            Ffmpeg.OutputUser<T> user,
            Ffmpeg.InputFiller filler,
            Duration limit) {
        Log log = new Log();
        // Reads and writes of a pipe cannot be interrupted, so they run beside the caller, who can.
        try (ExecutorService pipes = Executors.newThreadPerTaskExecutor(PIPE_THREADS)) {
            Process process = startIn(pipes, command);
            try {
                Future<?> errors = pipes.submit(() -> log.drain(process.getErrorStream()));
                Future<?> input = pipes.submit(() -> fill(process, filler));
                Future<T> output = pipes.submit(() -> use(process, user));
                long deadline = System.nanoTime() + limit.toNanos();
                T value = await(output, deadline);
                await(input, deadline);
                if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new TimeoutException();
                }
                await(errors, deadline);
                if (process.exitValue() != 0) {
                    throw failure(process, log);
                }
                return new Ffmpeg.Logged<>(value, log.lines());
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
            } catch (TimeoutException endless) {
                throw new Failure(
                        ErrorCode.FFMPEG_TIMEOUT,
                        "ffmpeg was stopped after "
                                + limit.toSeconds()
                                + " seconds. The input may be damaged; try another file.",
                        endless,
                        true);
            } catch (ExecutionException inPipe) {
                throw whyPipeBroke(process, log, inPipe.getCause());
            } finally {
                Children.end(process);
            }
        }
    }

    /** A pipe breaks because ffmpeg stopped, so its own words explain more than ours. */
    private static RuntimeException whyPipeBroke(
            Process process, Log log, @Nullable Throwable cause) {
        if (cause instanceof IOException) {
            try {
                if (process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() != 0) {
                    return failure(process, log);
                }
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
            return new Failure(
                    ErrorCode.FFMPEG_FAILED,
                    "The pipe to ffmpeg broke: " + cause.getMessage(),
                    cause);
        }
        return switch (cause) {
            case RuntimeException ours -> ours;
            case Error fatal -> throw fatal;
            case null, default ->
                    new Failure(
                            ErrorCode.INTERNAL_ERROR,
                            "Unexpected: " + cause,
                            cause == null ? new IllegalStateException() : cause);
        };
    }

    private static Failure failure(Process process, Log log) {
        return Children.ending()
                ? new Failure(ErrorCode.CANCELLED, "Cancelled.")
                : log.failure(process.exitValue());
    }

    private static <T extends @Nullable Object> T await(Future<T> task, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static @Nullable Void fill(Process process, Ffmpeg.InputFiller filler)
            throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            filler.fill(input);
        }
        return null;
    }

    private static <T extends @Nullable Object> T use(Process process, Ffmpeg.OutputUser<T> user)
            throws IOException {
        try (InputStream output = process.getInputStream()) {
            return user.use(output);
        }
    }

    /**
     * Starts the child from a platform thread that lives as long as the child does: the kernel ties
     * the child's {@link DeathWish} to the thread, and the caller's may be a virtual one.
     */
    private Process startIn(ExecutorService threads, List<String> command) {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Future<?> parent =
                threads.submit(() -> {
                    try {
                        Process process = start(command);
                        started.complete(process);
                        process.waitFor();
                    } catch (RuntimeException | Error failed) {
                        started.completeExceptionally(failed);
                    }
                    return null;
                });
        try {
            return started.join();
        } catch (CompletionException failed) {
            parent.cancel(true);
            if (failed.getCause() instanceof Failure ours) {
                throw ours;
            }
            throw failed;
        }
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(DeathWish.before(command));
        // Its stubs have no functions to bind early; see StubLibrary.
        builder.environment().remove("LD_BIND_NOW");
        builder.environment().keySet().removeIf(name -> SECRET.matcher(name).find());
        libraryPath.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
        try {
            return Children.add(builder::start);
        } catch (IOException cannotStart) {
            throw new Failure(
                    ErrorCode.FFMPEG_MISSING,
                    "Cannot start '"
                            + command.getFirst()
                            + "': "
                            + cannotStart.getMessage()
                            + ". Run 'beatframe doctor'.",
                    cannotStart);
        }
    }
}
