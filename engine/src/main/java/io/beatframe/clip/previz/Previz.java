package io.beatframe.clip.previz;

import io.beatframe.clip.Clip;
import io.beatframe.clip.ClipShelf;
import io.beatframe.clip.ClipSource;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.ClipWriter;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Draws the planned shots: place, subject, light, composition and camera move, moved by the music.
 * Needs no footage, no key and no network. Shots are drawn side by side, each by one thread, so the
 * frames are the same for any number of threads.
 */
public final class Previz implements ClipSource {
    /** A shot being drawn holds up to 200 MB of plates at 1080 × 1920. */
    private static final int MOST_THREADS = 4;

    private final Optional<ClipShelf> shelf;
    private final int threads;

    /**
     * @param shelf where clips are kept, so that a shot that did not change is not drawn again
     */
    public Previz(Optional<ClipShelf> shelf) {
        this(shelf, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS));
    }

    Previz(Optional<ClipShelf> shelf, int threads) {
        this.shelf = shelf;
        this.threads = threads;
    }

    @Override
    public List<Clip> make(ShotPlan plan, Ffmpeg ffmpeg, Path folder, Progress progress) {
        long total = 0;
        for (int i = 0; i < plan.shots().size(); i++) {
            total += plan.clipFrames(i);
        }
        Tally tally = new Tally(total, progress);
        ExecutorService crew =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("previz-", 0).factory());
        try {
            List<Future<Clip>> shots = new ArrayList<>();
            for (int i = 0; i < plan.shots().size(); i++) {
                int index = i;
                shots.add(crew.submit(() -> shoot(plan, index, ffmpeg, folder, tally)));
            }
            List<Clip> clips = new ArrayList<>();
            for (Future<Clip> shot : shots) {
                clips.add(shot.get());
            }
            return clips;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } catch (ExecutionException broken) {
            throw why(broken.getCause());
        } finally {
            crew.shutdownNow();
            crew.close();
        }
    }

    private static RuntimeException why(@Nullable Throwable cause) {
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

    private Clip shoot(ShotPlan plan, int index, Ffmpeg ffmpeg, Path folder, Tally tally) {
        Shot shot = plan.shots().get(index);
        Path file;
        if (shelf.isEmpty()) {
            file = folder.resolve(String.format(Locale.ROOT, "previz-%03d.mp4", shot.id()));
            draw(plan, index, ffmpeg, file, tally);
        } else {
            file = kept(shelf.get(), plan, index, ffmpeg, tally);
        }
        return Clip.silent(
                        shot.id(),
                        file,
                        plan.clipFrames(index),
                        "previz",
                        shot.camera() == CameraMove.STATIC,
                        List.of())
                .showing(plan.titles().isEmpty() ? List.of() : Blocking.faces(plan, index));
    }

    private static Path kept(
            ClipShelf shelf, ShotPlan plan, int index, Ffmpeg ffmpeg, Tally tally) {
        String key = DrawnKey.of(plan, index);
        if (shelf.has(key)) {
            tally.more(plan.clipFrames(index));
        } else {
            draw(plan, index, ffmpeg, shelf.unfinished(key), tally);
            shelf.finish(key);
        }
        return shelf.file(key);
    }

    private static void draw(ShotPlan plan, int index, Ffmpeg ffmpeg, Path file, Tally tally) {
        ShotPainter painter = new ShotPainter(plan, index);
        ClipWriter.write(
                ffmpeg,
                file,
                plan.size(),
                plan.rate(),
                sink -> {
                    byte[] frame = new byte[plan.size().pixels() * 4];
                    for (int i = 0; i < painter.frames(); i++) {
                        stopIfCancelled();
                        painter.paint(i, frame);
                        sink.frame(frame);
                        tally.more(1);
                    }
                });
    }

    /** Counts frames from all threads, so that the reported progress never falls. */
    private static final class Tally {
        private final long frames;
        private final Progress progress;
        private long drawn;

        Tally(long frames, Progress progress) {
            this.frames = frames;
            this.progress = progress;
        }

        synchronized void more(long count) {
            drawn += count;
            progress.report((double) drawn / frames);
        }
    }

    private static void stopIfCancelled() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("cancelled");
        }
    }
}
