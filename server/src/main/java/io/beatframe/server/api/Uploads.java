package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.failure.FailureType;
import io.beatframe.server.ids.Ids;
import io.beatframe.server.reel.Hearing;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files that clients send: into the store, under names of ours. */
@Component
@Profile("api")
final class Uploads {
    private static final Log LOG = LogFactory.getLog(Uploads.class);
    private static final int LONGEST_NAME = 200;

    private final Songs songs;
    private final Store store;
    private final SongEar ear;
    private final Path folder;
    private final Clock clock;

    /** Who asks for a song that is being listened to waits for what the first one hears. */
    private final Map<String, FutureTask<Hearing>> listening = new ConcurrentHashMap<>();

    /**
     * @param folder where forms are written as well, so that a file is renamed and not copied
     */
    Uploads(
            Songs songs,
            Store store,
            SongEar ear,
            @Value("${spring.servlet.multipart.location}") Path folder,
            Clock clock) {
        this.songs = songs;
        this.store = store;
        this.ear = ear;
        this.folder = folder;
        this.clock = clock;
    }

    /** An upload and what was heard in it. */
    record Heard(Songs.Song song, Hearing hearing) {}

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
        songs.requireRoom(caller.tenantId(), file.getSize());
        return received(
                file,
                path -> {
                    Hearing hearing = ear.hear(path, name(file));
                    Songs.Song song = store(caller, file, path);
                    songs.heard(song.id(), hearing);
                    return new Heard(song, hearing);
                });
    }

    /**
     * What is known of an upload; listens to it now if nobody has.
     *
     * @throws Failure what is wrong with it, each time
     */
    Heard heard(Songs.Song song) {
        Hearing hearing = songs.hearing(song.id()).orElseGet(() -> listened(song));
        if (hearing instanceof Hearing.Refused refused) {
            throw refused.failure();
        }
        return new Heard(song, hearing);
    }

    private Hearing listened(Songs.Song song) {
        FutureTask<Hearing> own = new FutureTask<>(() -> listen(song));
        FutureTask<Hearing> first = listening.putIfAbsent(song.id(), own);
        if (first == null) {
            try {
                own.run();
            } finally {
                listening.remove(song.id());
            }
        }
        try {
            return (first == null ? own : first).get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", ending);
        }
    }

    private Hearing listen(Songs.Song song) {
        Path copy = folder.resolve("listen-" + Ids.random(16));
        try {
            store.get(song.objectKey(), copy);
            Hearing hearing = refusedOrHeard(copy, song.fileName());
            songs.heard(song.id(), hearing);
            return hearing;
        } finally {
            remove(copy);
        }
    }

    private Hearing refusedOrHeard(Path copy, String name) {
        try {
            return ear.hear(copy, name);
        } catch (Failure failure) {
            if (failure.type() != FailureType.USER
                    || failure.retriable()
                    || failure.code() == ErrorCode.CANCELLED) {
                throw failure;
            }
            return Hearing.refused(failure);
        }
    }

    /**
     * Forgets an upload and its file.
     *
     * @throws Failure NOT_FOUND; STATE_CONFLICT while a reel that is under way names it
     */
    void forget(Caller caller, String id) {
        Songs.Song song = songs.delete(caller.tenantId(), id);
        try {
            store.deleteAll(song.objectKey());
        } catch (Failure stays) {
            LOG.warn("Left for 'beatframe gc': " + song.objectKey(), stays);
        }
    }

    private <T> T received(MultipartFile file, Function<Path, T> use) {
        if (file.isEmpty()) {
            throw new Failure(ErrorCode.FILE_EMPTY, "The file has no bytes.");
        }
        Path path = folder.resolve("upload-" + Ids.random(16));
        try {
            file.transferTo(path.toFile());
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
        } catch (Failure refused) {
            // Only then is it sure that there is no row; what else may be is gc's to find.
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
