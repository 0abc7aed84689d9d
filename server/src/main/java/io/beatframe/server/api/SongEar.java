package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.music.Hints;
import io.beatframe.music.SongAnalyser;
import io.beatframe.server.Settings;
import io.beatframe.server.reel.Hearing;
import io.beatframe.server.reel.SongAnalysis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Listens to uploads, a few at a time: a song takes a core for a second or so. */
@Component
@Profile("api")
final class SongEar {
    /** Of a clip with a picture these say only that it is not a song as well. */
    private static final Set<ErrorCode> NO_SONG =
            EnumSet.of(ErrorCode.SONG_NO_AUDIO, ErrorCode.SONG_SILENT, ErrorCode.SONG_TOO_SHORT);

    /** So long an upload may wait for its turn, and its file on the disk with it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ffmpeg ffmpeg;
    private final Semaphore places;

    SongEar(Ffmpeg ffmpeg, Settings settings) {
        this.ffmpeg = ffmpeg;
        this.places = new Semaphore(settings.slots(), true);
    }

    /**
     * @param name by which the client knows the file
     * @throws Failure when it is neither; RATE_LIMITED when many others wait
     */
    Hearing hear(Path file, String name) {
        if (!placed()) {
            throw new Failure(
                    ErrorCode.RATE_LIMITED,
                    "Many songs are being listened to at the moment. Try again later.",
                    null,
                    true);
        }
        try {
            MediaInfo info = Probe.of(ffmpeg, file);
            if (info.audio().isEmpty() && info.video().isPresent()) {
                return new Hearing.NoSong();
            }
            try {
                return new Hearing.Song(
                        SongAnalysis.of(
                                SongAnalyser.analyse(ffmpeg, file, Hints.NONE, heard -> {})));
            } catch (Failure failure) {
                if (info.video().isPresent() && NO_SONG.contains(failure.code())) {
                    return new Hearing.NoSong();
                }
                throw failure;
            }
        } catch (Failure failure) {
            throw new Failure(
                    failure.code(),
                    failure.message().replace(file.toString(), name),
                    failure,
                    failure.retriable());
        } finally {
            places.release();
        }
    }

    private boolean placed() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", ending);
        }
    }
}
