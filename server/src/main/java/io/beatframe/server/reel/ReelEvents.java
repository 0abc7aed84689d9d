package io.beatframe.server.reel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a reel, in order. */
@Repository
public class ReelEvents {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    public ReelEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param id rises from event to event
     */
    public record Event(@JsonIgnore long id, ReelStatus status, double progress, Instant at) {}

    /** Those after the one with this id. */
    public List<Event> after(String reelId, long id) {
        return jdbc.sql(
                        "select id, status, progress, created_at from reel_event where reel_id = :reel"
                                + " and id > :id order by id limit :most")
                .param("reel", reelId)
                .param("id", id)
                .param("most", MOST)
                .query((row, index) ->
                        new Event(
                                row.getLong("id"),
                                ReelStatus.of(row.getString("status")),
                                row.getDouble("progress"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
