package io.beatframe.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beatframe.server.reel.SongAnalysis;
import io.beatframe.server.reel.Songs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An upload.
 *
 * @param url a valid audio_segment_url, or one of footage_urls
 * @param analysis what was heard; absent for a clip or photo without a song
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SongView(
        String id,
        String url,
        String fileName,
        long bytes,
        Instant createdAt,
        @Nullable SongAnalysis analysis) {

    static SongView of(Songs.Song song, @Nullable SongAnalysis analysis, HttpServletRequest http) {
        return new SongView(
                song.id(),
                UploadUrls.origin(http) + UploadUrls.path(song),
                song.fileName(),
                song.bytes(),
                song.at(),
                analysis);
    }
}
