package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.music.Hints;
import io.beatframe.music.SongAnalyser;
import io.beatframe.server.Settings;
import io.beatframe.server.reel.SongAnalysis;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Listens to uploads, a few at a time: a song takes a core for a second or so. */
@Component
@Profile("api")
final class Listener {
    /** Of a clip with a picture these say only that it is not a song as well. */
    private static final Set<ErrorCode> NO_SONG =
            EnumSet.of(ErrorCode.SONG_NO_AUDIO, ErrorCode.SONG_SILENT, ErrorCode.SONG_TOO_SHORT);

    private final Ffmpeg ffmpeg;
    private final Semaphore places;

    Listener(Ffmpeg ffmpeg, Settings settings) {
        this.ffmpeg = ffmpeg;
        this.places = new Semaphore(settings.slots(), true);
    }

    /**
     * @param name by which the client knows the file
     * @return what was heard; empty for a clip or photo that is no song
     * @throws Failure when it is neither
     */
    Optional<SongAnalysis> hear(Path file, String name) {
        places.acquireUninterruptibly();
        try {
            MediaInfo info = Probe.of(ffmpeg, file);
            if (info.audio().isEmpty() && info.video().isPresent()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        SongAnalysis.of(
                                SongAnalyser.analyse(ffmpeg, file, Hints.NONE, heard -> {})));
            } catch (Failure failure) {
                if (info.video().isPresent() && NO_SONG.contains(failure.code())) {
                    return Optional.empty();
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
}
