package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StoreIT extends StoreContract {
    /** The least that S3 takes, so that the contract's larger files go in parts. */
    private static final long PART = 5L << 20;

    @TempDir static Path place;
    private static S3Server server;
    private static S3Store store;

    @BeforeAll
    static void start() throws Exception {
        server = new S3Server(place);
        System.setProperty("aws.accessKeyId", S3Server.ID);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("BEATFRAME_S3_LINKS", "true");
        store = new S3Store(S3Settings.of(environment).orElseThrow(), PART);
    }

    @AfterAll
    static void stop() throws Exception {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        store.close();
        server.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void withoutTheOptionNobodyIsSentToTheBucket() {
        try (S3Store plain = new S3Store(S3Settings.of(server.environment()).orElseThrow())) {
            assertThat(plain.link("reels/r2/reel.mp4", "a.mp4", Duration.ofMinutes(5))).isEmpty();
        }
    }

    @Test
    void aLinkNeedsNoKeysAndSaysWhatItIs() throws Exception {
        store.put("reels/r2/reel.mp4", Files.writeString(folder.resolve("reel"), "0123456789"));
        URI link =
                store.link("reels/r2/reel.mp4", "reel_a-reel.mp4", Duration.ofMinutes(5))
                        .orElseThrow();
        HttpResponse<String> answer = get(link, "bytes=2-4");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("234");
        assertThat(answer.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"reel_a-reel.mp4\"");
        URI forged = URI.create(link.toString().replace("r2/reel.mp4", "r3/reel.mp4"));
        assertThat(get(forged, "bytes=0-").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> get(URI link, String range) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(link).header("Range", range).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void otherBucketsAreReadButNotTheServicesOwnFiles() throws Exception {
        store.put("songs/song_d", Files.writeString(folder.resolve("song_d"), "secret"));
        Files.createDirectories(place.resolve("media/studio"));
        Files.writeString(place.resolve("media/studio/My song.mp3"), "0123456789");
        Path file = folder.resolve("fetched");
        S3Address theirs = S3Address.of("s3://media/studio/My song.mp3");
        store.fetch(theirs, 10, file);
        assertThat(file).hasContent("0123456789");
        Path none = folder.resolve("none");
        refused(ErrorCode.BODY_TOO_LARGE, () -> store.fetch(theirs, 9, none));
        refused(
                ErrorCode.FETCH_FAILED,
                () -> store.fetch(S3Address.of("s3://media/studio/none.mp3"), 10, none));
        refused(
                ErrorCode.FETCH_FAILED,
                () -> store.fetch(S3Address.of("s3://nowhere/none.mp3"), 10, none));
        refused(
                ErrorCode.FETCH_REFUSED,
                () -> store.fetch(S3Address.of("s3://reels/service/songs/song_d"), 10, none));
        assertThat(none).doesNotExist();
    }

    private static void refused(ErrorCode code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void whileItIsAwayItsFailureMayPass() throws Exception {
        Path file = Files.writeString(folder.resolve("song"), "song");
        server.stop();
        assertThatThrownBy(() -> store.put("songs/song_c", file))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_FAILED);
                            assertThat(failure.retriable()).isTrue();
                            assertThat(failure.message()).doesNotContain(S3Server.SECRET);
                        });
        assertThatThrownBy(store::check).isInstanceOf(Failure.class);
        server.start();
        store.put("songs/song_c", file);
        assertThat(store.size("songs/song_c")).isEqualTo(4);
    }
}
