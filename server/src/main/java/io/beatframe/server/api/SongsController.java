package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.Settings;
import io.beatframe.server.reel.Ids;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
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
@RestController
@RequestMapping("/v1/songs")
@Profile("api")
final class SongsController {
    private final Songs songs;
    private final Store store;
    private final Settings settings;
    private final Clock clock;

    SongsController(Songs songs, Store store, Settings settings, Clock clock) {
        this.songs = songs;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** An upload; its url is a valid audio_segment_url. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SongView(String id, String url, String fileName, long bytes, Instant createdAt) {}

    @PostMapping
    ResponseEntity<SongView> upload(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam("file") MultipartFile file,
            HttpServletRequest http)
            throws IOException {
        if (file.isEmpty()) {
            throw new Failure(ErrorCode.FILE_EMPTY, "The file has no bytes.");
        }
        Instant now = clock.instant();
        String id = Ids.fresh("song", now);
        String key = "songs/" + id;
        Path received = Files.createTempFile(settings.data(), "upload-", "");
        try {
            file.transferTo(received);
            store.put(key, received);
        } finally {
            Files.deleteIfExists(received);
        }
        Songs.Song song = new Songs.Song(id, key, name(file), file.getSize(), now);
        songs.add(caller.tenantId(), song);
        return ResponseEntity.created(URI.create("/v1/songs/" + id)).body(view(song, http));
    }

    @GetMapping("/{id}")
    SongView get(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        return view(songs.get(caller.tenantId(), id), http);
    }

    private static SongView view(Songs.Song song, HttpServletRequest http) {
        return new SongView(
                song.id(),
                UploadUrls.origin(http) + "/v1/songs/" + song.id(),
                song.fileName(),
                song.bytes(),
                song.at());
    }

    /** For people to recognise it; nothing is opened by this name. */
    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        String line = name == null ? "" : name.replaceAll("\\p{Cntrl}+|.*[/\\\\]", "");
        return line.length() <= 200 ? line : line.substring(0, 200);
    }
}
