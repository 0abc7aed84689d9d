package io.beatframe.clip.footage;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.PictureReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Decodes a photo, upright. */
final class PhotoReader {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private PhotoReader() {}

    static void read(
            Ffmpeg ffmpeg, Source source, int longSide, boolean fast, Consumer<Picture> viewer) {
        if (source.tiled()) {
            try {
                read(ffmpeg, source, "0:g:0", longSide, fast, viewer);
                return;
            } catch (Failure failure) {
                // Not every HEIC or AVIF picture is a grid of tiles.
                if (failure.code() != ErrorCode.FFMPEG_FAILED) {
                    throw failure;
                }
            }
        }
        read(ffmpeg, source, "0:v:0", longSide, fast, viewer);
    }

    private static void read(
            Ffmpeg ffmpeg,
            Source source,
            String stream,
            int longSide,
            boolean fast,
            Consumer<Picture> viewer) {
        PictureReader.read(
                ffmpeg,
                source.input(),
                stream,
                List.of(new Filter.ToRgbWithin(longSide, source.colour(), fast)),
                1,
                LIMIT,
                (index, width, height, rgb) -> viewer.accept(new Picture(width, height, rgb)));
    }
}
