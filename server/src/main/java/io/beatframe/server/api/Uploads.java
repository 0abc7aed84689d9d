package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.Settings;
import io.beatframe.server.ids.Ids;
import io.beatframe.server.reel.SongAnalysis;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files that clients send: into the store, under names of ours. */
@Component
@Profile("api")
final class Uploads {
    private static final int LONGEST_NAME = 200;

    private final Songs songs;
    private final Store store;
    private final Listener listener;
    private final Settings settings;
    private final Clock clock;

    Uploads(Songs songs, Store store, Listener listener, Settings settings, Clock clock) {
        this.songs = songs;
        this.store = store;
        this.listener = listener;
        this.settings = settings;
        this.clock = clock;
    }

    /** An upload and what was heard in it; nothing in a clip or photo that is no song. */
    record Heard(Songs.Song song, Optional<SongAnalysis> analysis) {}

    /**
     * Without a look into it: a worker will.
     *
     * @throws Failure FILE_EMPTY, QUOTA_EXCEEDED, and what the store says
     */
    Songs.Song keep(Caller caller, MultipartFile file) {
        return received(file, path -> store(caller, file, path));
    }

    /**
     * @throws Failure as {@link #keep}, and what is wrong with a file that nobody can play or see
     */
    Heard keepHeard(Caller caller, MultipartFile file) {
        return received(
                file,
                path -> {
                    Optional<SongAnalysis> analysis = listener.hear(path, name(file));
                    Songs.Song song = store(caller, file, path);
                    songs.heard(song.id(), analysis);
                    return new Heard(song, analysis);
                });
    }

    /** What is known of an upload; listens to it now if nobody has. */
    Heard heard(Songs.Song song) {
        Optional<Optional<SongAnalysis>> known = songs.analysis(song.id());
        if (known.isPresent()) {
            return new Heard(song, known.get());
        }
        Path copy = settings.data().resolve("listen-" + Ids.random(16));
        try {
            store.get(song.objectKey(), copy);
            Optional<SongAnalysis> analysis = listener.hear(copy, song.fileName());
            songs.heard(song.id(), analysis);
            return new Heard(song, analysis);
        } finally {
            remove(copy);
        }
    }

    private <T> T received(MultipartFile file, Function<Path, T> use) {
        if (file.isEmpty()) {
            throw new Failure(ErrorCode.FILE_EMPTY, "The file has no bytes.");
        }
        Path path = settings.data().resolve("upload-" + Ids.random(16));
        try {
            file.transferTo(path);
            return use.apply(path);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            remove(path);
        }
    }

    private Songs.Song store(Caller caller, MultipartFile file, Path received) {
        Instant now = clock.instant();
        String id = Ids.fresh("song", now);
        String key = "songs/" + id;
        store.put(key, received);
        Songs.Song song = new Songs.Song(id, key, name(file), file.getSize(), now);
        try {
            songs.add(caller.tenantId(), song);
        } catch (RuntimeException refused) {
            store.deleteAll(key);
            throw refused;
        }
        return song;
    }

    /** For people to recognise it; nothing is opened by this name. */
    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        String line = name == null ? "" : name.replaceAll("\\p{Cntrl}+|.*[/\\\\]", "");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }

    private static void remove(Path received) {
        try {
            Files.deleteIfExists(received);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
