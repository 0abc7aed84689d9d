package io.beatframe.server.api;

import io.beatframe.server.reel.Songs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Uploads: songs, and clips and photos for footage. */
@Tag(name = "Songs", description = "Upload songs and footage; hear what is in a song.")
@RestController
@RequestMapping("/v1/songs")
@Profile("api")
final class SongsController {
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
        Uploads.Heard heard = uploads.keepHeard(caller, file);
        return ResponseEntity.created(URI.create(UploadUrls.path(heard.song())))
                .body(SongView.of(heard.song(), heard.analysis().orElse(null), http));
    }

    @Operation(operationId = "song", summary = "What was heard in an upload")
    @GetMapping("/{id}")
    SongView get(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        Uploads.Heard heard = uploads.heard(songs.get(caller.tenantId(), id));
        return SongView.of(heard.song(), heard.analysis().orElse(null), http);
    }
}
