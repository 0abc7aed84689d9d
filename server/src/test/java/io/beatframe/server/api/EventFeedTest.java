package io.beatframe.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.MemoryDatabase;
import io.beatframe.server.reel.ReelEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventFeedTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private JdbcClient jdbc;
    private EventFeed feed;

    @BeforeEach
    void start() {
        MemoryDatabase database = MemoryDatabase.fresh();
        jdbc = database.jdbc();
        for (int i = 0; i < 3; i++) {
            database.reel("reel_" + i, "planning");
            happens("reel_" + i, 0);
        }
        feed = new EventFeed(new ReelEvents(jdbc));
    }

    private void happens(String reelId, double progress) {
        jdbc.sql(
                        "insert into reel_event (reel_id, status, progress, created_at) values (:id,"
                                + " 'planning', :progress, current_timestamp)")
                .param("id", reelId)
                .param("progress", progress)
                .update();
    }

    private static Optional<Double> next(EventFeed.Follower follower) throws InterruptedException {
        return follower.next(SOON).map(ReelEvents.Event::progress);
    }

    @Test
    void everyFollowerHearsItsOwnReelAndNothingTwice() throws InterruptedException {
        try (EventFeed.Follower first = feed.follow("reel_0", 1);
                EventFeed.Follower other = feed.follow("reel_1", 2)) {
            happens("reel_0", .1);
            assertThat(next(first)).contains(.1);
            // One that joins later, and has seen less, makes nobody hear anything again.
            try (EventFeed.Follower late = feed.follow("reel_0", 0)) {
                assertThat(next(late)).contains(0.0);
                assertThat(next(late)).contains(.1);
                happens("reel_0", .2);
                assertThat(next(late)).contains(.2);
            }
            assertThat(next(first)).contains(.2);
            happens("reel_1", .3);
            assertThat(next(other)).contains(.3);
            assertThat(first.next(Duration.ZERO)).isEmpty();
            assertThat(first.gone()).isFalse();
        }
    }

    /** One that has waited for long, beside another that has told of much meanwhile. */
    @Test
    void nobodyWaitsBehindAFullPageOfWhatOthersHaveHeard() throws InterruptedException {
        jdbc.sql(
                        "insert into reel_event (reel_id, status, progress, created_at) select 'reel_1',"
                                + " 'planning', 0, current_timestamp from system_range(1, :many)")
                .param("many", 2 * ReelEvents.PAGE)
                .update();
        long newest = jdbc.sql("select max(id) from reel_event").query(Long.class).single();
        try (EventFeed.Follower busy = feed.follow("reel_1", newest);
                EventFeed.Follower waiting = feed.follow("reel_0", 1)) {
            happens("reel_1", .1);
            happens("reel_0", .2);
            assertThat(next(busy)).contains(.1);
            assertThat(next(waiting)).contains(.2);
            assertThat(busy.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void whoFollowsAReelThatIsDeletedIsTold() throws InterruptedException {
        try (EventFeed.Follower follower = feed.follow("reel_2", 3)) {
            jdbc.sql("delete from reel where id = 'reel_2'").update();
            assertThat(next(follower)).isEmpty();
            assertThat(follower.gone()).isTrue();
        }
    }

    /** H2 counts what it is asked. */
    @Test
    void aThousandFollowersCostOneQuestionATick() {
        List<EventFeed.Follower> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(feed.follow("reel_" + i % 3, 3));
        }
        jdbc.sql("set query_statistics true").update();
        long began = System.nanoTime();
        long before = questions();
        feed.look();
        long one = questions() - before;
        // The feed's own thread looks as well, once a tick, and then asks as often.
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        assertThat(one).isBetween(1L, 3 + time.dividedBy(EventFeed.TICK));
        many.forEach(EventFeed.Follower::close);
    }

    private long questions() {
        return jdbc.sql(
                        "select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
                                + " where sql_statement like '%reel_event%' and sql_statement not like"
                                + " '%query_statistics%'")
                .query(Long.class)
                .single();
    }
}
