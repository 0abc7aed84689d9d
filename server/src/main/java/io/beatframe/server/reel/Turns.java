package io.beatframe.server.reel;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who goes when. Start-time fair queueing: a tenant's reels take every next turn from the last that
 * began, so tenants take turns however many reels each has waiting. Whoever asks holds the tenant's
 * row.
 */
@Component
final class Turns {
    private final JdbcClient jdbc;
    private final Queue queue;

    Turns(JdbcClient jdbc, Queue queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /**
     * A turn for one more reel: the tenant's next, or that of its first reel of a lower priority
     * which nobody has begun, and those then all go one of the tenant's turns later. So other
     * tenants meet the same turns, whatever one calls urgent.
     */
    long next(String tenantId, Priority priority) {
        long free = last(tenantId);
        for (Waiting reel : lower(tenantId, priority).reversed()) {
            jdbc.sql("update reel set turn = :turn where id = :id")
                    .param("turn", free)
                    .param("id", reel.id())
                    .update();
            queue.move(reel.id(), reel.run(), free);
            free = reel.turn();
        }
        return free;
    }

    private long last(String tenantId) {
        long begun =
                jdbc.sql("select coalesce(max(turn), 0) from reel where started_at is not null")
                        .query(Long.class)
                        .single();
        long own =
                jdbc.sql("select coalesce(max(turn), 0) from reel where tenant_id = :tenant")
                        .param("tenant", tenantId)
                        .query(Long.class)
                        .single();
        return Math.max(begun, own + 1);
    }

    private record Waiting(String id, int run, long turn) {}

    /** One that somebody holds is about to change, and waiting for it could wait for ever. */
    private List<Waiting> lower(String tenantId, Priority priority) {
        return jdbc.sql(
                        "select id, run, turn from reel where tenant_id = :tenant and status = 'queued'"
                                + " and started_at is null and priority < :rank order by turn for update"
                                + " skip locked")
                .param("tenant", tenantId)
                .param("rank", priority.rank())
                .query((row, index) ->
                        new Waiting(row.getString("id"), row.getInt("run"), row.getLong("turn")))
                .list();
    }
}
