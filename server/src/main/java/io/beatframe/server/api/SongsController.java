package io.beatframe.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beatframe.server.reel.Hearing;
import io.beatframe.server.reel.Songs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Uploads: songs, and clips and photos for footage. */
@Tag(name = "Songs")
@RestController
@RequestMapping("/v1/songs")
@Profile("api")
final class SongsController {
    private static final Pattern CURSOR = Pattern.compile("song_[0-9a-z]{26}");

    private final Songs songs;
    private final Uploads uploads;

    SongsController(Songs songs, Uploads uploads) {
        this.songs = songs;
        this.uploads = uploads;
    }

    /** Stores a file and listens to it; what is neither song nor picture is refused. */
    @ApiResponse(responseCode = "201", description = "Stored.")
    @Operation(operationId = "uploadSong", summary = "Upload a song, a clip or a photo")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<SongView> upload(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam("file") MultipartFile file,
            HttpServletRequest http) {
        SongView song = view(uploads.keepHeard(caller, file), http);
        return ResponseEntity.created(URI.create("/v1/songs/" + song.id())).body(song);
    }

    @Operation(operationId = "song", summary = "What was heard in an upload")
    @GetMapping("/{id}")
    SongView get(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        return view(uploads.heard(songs.get(caller.tenantId(), id)), http);
    }

    /** A page of uploads, the newest first; what was heard in them is left out. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SongPage(List<SongView> items, @Nullable String nextCursor) {}

    @Operation(operationId = "songs", summary = "A page of uploads, the newest first")
    @GetMapping
    SongPage list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest http) {
        PageAsked page = PageAsked.of(limit, cursor, CURSOR);
        List<Songs.Song> found = songs.list(caller.tenantId(), page.cursor(), page.sought());
        List<SongView> items =
                page.shown(found).stream().map(song -> SongView.of(song, null, http)).toList();
        return new SongPage(items, page.next(found, Songs.Song::id));
    }

    /** Forgets an upload and its file; a reel that was made of it can then not be changed. */
    @ApiResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteSong", summary = "Forget an upload and its file")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        uploads.forget(caller, id);
        return ResponseEntity.noContent().build();
    }

    private static SongView view(Uploads.Heard heard, HttpServletRequest http) {
        return SongView.of(
                heard.song(),
                heard.hearing() instanceof Hearing.Song song ? song.analysis() : null,
                http);
    }
}
