package io.beatframe.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.store.LocalStore;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SweeperTest {
    private static final Instant MADE = Instant.now();
    private static final Instant TOMORROW = MADE.plus(Duration.ofDays(1));

    @TempDir Path folder;

    private JdbcClient jdbc;
    private Store store;

    @BeforeEach
    void start() throws IOException {
        jdbc = MemoryDatabase.fresh().jdbc();
        store = new LocalStore(folder.resolve("store"));
        reel("reel_done", "done", "reels/reel_done/1-render-2/", "{}");
        reel("reel_busy", "rendering", null, "{\"audio_segment_url\":\"/v1/songs/song_busy\"}");
        reel("reel_lost", "failed", null, "{}");
        for (String key :
                List.of(
                        "reels/reel_done/1-render-1/reel.mp4",
                        "reels/reel_done/1-render-2/reel.mp4",
                        "reels/reel_busy/1-render-1/reel.mp4",
                        "reels/reel_lost/1-render-1/luts/a.cube",
                        "reels/reel_lost/1-render-1/reel.mp4",
                        "reels/reel_gone/1-render-1/reel.mp4",
                        "songs/song_kept",
                        "songs/song_busy",
                        "songs/song_gone")) {
            store.put(key, Files.writeString(folder.resolve("file"), "12345"));
        }
        song("song_kept");
        song("song_busy");
    }

    private void reel(String id, String status, @Nullable String output, String request) {
        boolean ended = !List.of("rendering", "review").contains(status);
        jdbc.sql(
                        "insert into reel (id, tenant_id, status, run, turn, progress, request, output,"
                                + " created_at, completed_at) values (?, 'local', ?, 1, 1, 0, ?, ?, ?,"
                                + " ?)")
                .param(id)
                .param(status)
                .param(request)
                .param(output)
                .param(MADE.atOffset(ZoneOffset.UTC))
                .param(ended ? MADE.atOffset(ZoneOffset.UTC) : null)
                .update();
    }

    private void song(String id) {
        jdbc.sql(
                        "insert into song (id, tenant_id, object_key, file_name, bytes, created_at)"
                                + " values (?, 'local', ?, 'a', 5, ?)")
                .param(id)
                .param("songs/" + id)
                .param(MADE.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void whatIsYoungMayBeAWorkers() {
        assertThat(new Sweeper(jdbc, store, MADE).find().folders()).isEmpty();
    }

    @Test
    void failedAttemptsAndOrphansGoAndReelsStay() {
        Sweeper sweeper = new Sweeper(jdbc, store, TOMORROW);
        Sweep found = sweeper.find();
        assertThat(found.folders())
                .containsExactly(
                        "reels/reel_done/1-render-1/",
                        "reels/reel_gone/1-render-1/",
                        "reels/reel_lost/1-render-1/",
                        "songs/song_gone");
        assertThat(found.bytes()).isEqualTo(25);
        assertThat(found.expiredReels()).isEmpty();
        sweeper.remove(found);
        assertThat(sweeper.find().folders()).isEmpty();
        assertThat(store.list("reels/"))
                .extracting(Store.Stored::key)
                .containsExactly(
                        "reels/reel_busy/1-render-1/reel.mp4",
                        "reels/reel_done/1-render-2/reel.mp4");
        assertThat(rows("reel")).isEqualTo(3);
    }

    @Test
    void aTenantsThingsGoWhenTheirTimeIsUpButNotUnderAWorker() {
        jdbc.sql("update tenant set retention_days = 30").update();
        assertThat(new Sweeper(jdbc, store, TOMORROW).find().expiredReels()).isEmpty();
        Sweeper later = new Sweeper(jdbc, store, MADE.plus(Duration.ofDays(31)));
        Sweep found = later.find();
        assertThat(found.expiredReels()).containsExactlyInAnyOrder("reel_done", "reel_lost");
        assertThat(found.expiredSongs()).containsExactly("song_kept");
        later.remove(found);
        assertThat(rows("reel")).isEqualTo(1);
        assertThat(rows("song")).isEqualTo(1);
        assertThat(store.list("songs/"))
                .extracting(Store.Stored::key)
                .containsExactly("songs/song_busy");
        assertThat(store.list("reels/"))
                .extracting(Store.Stored::key)
                .containsExactly("reels/reel_busy/1-render-1/reel.mp4");
    }

    /** By the last that happened to it, as somebody may have changed the plan yesterday. */
    @Test
    void aPlanThatNobodyApprovesIsNotKeptForEver() throws IOException {
        jdbc.sql("update tenant set retention_days = 30").update();
        reel("reel_shown", "review", null, "{\"audio_segment_url\":\"/v1/songs/song_kept\"}");
        jdbc.sql(
                        "insert into reel_event (reel_id, status, progress, created_at) values"
                                + " ('reel_shown', 'review', 0, ?)")
                .param(MADE.plus(Duration.ofDays(5)).atOffset(ZoneOffset.UTC))
                .update();
        store.put("reels/reel_shown/inputs/a", Files.writeString(folder.resolve("file"), "12345"));
        assertThat(new Sweeper(jdbc, store, MADE.plus(Duration.ofDays(34))).find().expiredReels())
                .doesNotContain("reel_shown");
        Sweeper later = new Sweeper(jdbc, store, MADE.plus(Duration.ofDays(36)));
        later.remove(later.find());
        assertThat(jdbc.sql("select id from reel").query(String.class).list())
                .containsExactly("reel_busy");
        assertThat(store.list("reels/reel_shown/")).isEmpty();
        assertThat(later.find().expiredSongs()).containsExactly("song_kept");
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /** Between looking and deleting somebody may have asked for it anew. */
    @Test
    void whatWasTakenUpAgainStays() {
        jdbc.sql("update tenant set retention_days = 30").update();
        Sweeper later = new Sweeper(jdbc, store, MADE.plus(Duration.ofDays(31)));
        Sweep found = later.find();
        jdbc.sql("update reel set completed_at = null where id = 'reel_done'").update();
        jdbc.sql(
                        "update reel set request = '{\"audio_segment_url\":\"/v1/songs/song_kept\"}' where"
                                + " id = 'reel_done'")
                .update();
        later.remove(found);
        assertThat(store.list("reels/reel_done/")).isNotEmpty();
        assertThat(store.list("songs/"))
                .extracting(Store.Stored::key)
                .contains("songs/song_kept", "songs/song_busy");
        assertThat(jdbc.sql("select count(*) from reel").query(Integer.class).single())
                .isEqualTo(2);
    }

    /** Also of a clip whose reel is kept, and of one that was paid for. */
    @Test
    void whatAKilledProcessWasPuttingGoes() throws IOException {
        Path left = folder.resolve("store").resolve(Store.UNFINISHED).resolve("left");
        Files.writeString(left, "12345");
        assertThat(new Sweeper(jdbc, store, MADE).find().folders())
                .doesNotContain("unfinished/left");
        Sweeper later = new Sweeper(jdbc, store, TOMORROW);
        later.remove(later.find());
        assertThat(left).doesNotExist();
    }

    @Test
    void inputsStayWhileTheReelCanBeFilmedAgain() throws IOException {
        for (String id : List.of("reel_lost", "reel_done")) {
            store.put(
                    "reels/" + id + "/inputs/a",
                    Files.writeString(folder.resolve("file"), "12345"));
        }
        jdbc.sql("update reel set plan = 'p' where id = 'reel_done'").update();
        assertThat(new Sweeper(jdbc, store, TOMORROW).find().folders())
                .contains("reels/reel_lost/inputs/")
                .doesNotContain("reels/reel_done/inputs/");
    }
}
