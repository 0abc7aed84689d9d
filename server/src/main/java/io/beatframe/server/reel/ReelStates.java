package io.beatframe.server.reel;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one place where a reel's status changes. Every change locks the reel's row first, so changes
 * of one reel come one after the other, in the transaction of {@link Orders} or {@link Attempts}.
 */
@Component
final class ReelStates {
    private final JdbcClient jdbc;
    private final Queue queue;
    private final Notices notices;
    private final Clock clock;
    private final Steps steps;

    ReelStates(JdbcClient jdbc, Queue queue, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.notices = notices;
        this.clock = clock;
        this.steps = new Steps(jdbc);
    }

    Optional<Reel> lock(String reelId) {
        return jdbc.sql("select " + Reels.COLUMNS + " from reel where id = :id for update")
                .param("id", reelId)
                .query(Reels::read)
                .optional();
    }

    void move(Reel reel, ReelStatus to) {
        move(reel, to, new Change());
    }

    /**
     * @param also what else changes in the reel's row
     */
    void move(Reel reel, ReelStatus to, Change also) {
        if (!reel.status().mayBecome(to)) {
            throw new IllegalStateException(
                    reel.id() + " is " + reel.status() + " and cannot become " + to);
        }
        also.set("status", to.id());
        if (to.settled()) {
            also.set("completed_at", time(clock.instant()));
        }
        also.of(reel.id(), jdbc);
        note(
                reel.id(),
                to,
                switch (to) {
                    case DONE -> 1;
                    case QUEUED -> reel.status().settled() ? 0 : reel.progress();
                    case PLANNING,
                            REVIEW,
                            GENERATING,
                            RENDERING,
                            CHECKING,
                            UPLOADING,
                            FAILED,
                            CANCELLED ->
                            reel.progress();
                });
        if (to.settled() || to == ReelStatus.REVIEW) {
            notices.stopped(reel, to);
        }
    }

    void note(String reelId, ReelStatus status, double progress) {
        jdbc.sql(
                        "insert into reel_event (reel_id, status, progress, created_at) values (:reel,"
                                + " :status, :progress, :now)")
                .param("reel", reelId)
                .param("status", status.id())
                .param("progress", progress)
                .param("now", time(clock.instant()))
                .update();
    }

    /**
     * A step that was not there yet, for whichever worker comes.
     *
     * @param turn the reel's place among all that wait
     */
    void enqueue(String reelId, int run, StepKind kind, ReelOrder order, long turn) {
        steps.add(reelId, run, kind);
        queue.put(reelId, run, kind, kind.pool(order), turn);
    }

    /** The next step of a reel, which keeps its turn. */
    void enqueue(Reel reel, StepKind kind) {
        enqueue(reel.id(), reel.run(), kind, reel.order(), reel.turn());
    }

    /**
     * Has a worker look at once at a reel that nobody wants any more: what its waiting step has
     * ordered elsewhere is called off.
     */
    void callUp(Reel reel) {
        queue.callUp(reel.id(), reel.run());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
