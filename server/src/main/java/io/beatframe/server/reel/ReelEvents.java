package io.beatframe.server.reel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a reel, in order. */
@Repository
public class ReelEvents {
    public static final int PAGE = 500;

    private final JdbcClient jdbc;

    public ReelEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param id rises from event to event of a reel
     */
    public record Event(
            @JsonIgnore long id,
            @JsonIgnore String reelId,
            ReelStatus status,
            double progress,
            Instant at) {}

    /** Those after the one with this id, in order; a page of them at most. */
    public List<Event> after(String reelId, long id) {
        return after(List.of(reelId), id);
    }

    /** Those of any of these reels after the one with this id, in order; a page of them at most. */
    public List<Event> after(Collection<String> reelIds, long id) {
        return jdbc.sql(
                        "select id, reel_id, status, progress, created_at from reel_event where reel_id"
                                + " in (:reels) and id > :id order by id limit :most")
                .param("reels", reelIds)
                .param("id", id)
                .param("most", PAGE)
                .query((row, index) ->
                        new Event(
                                row.getLong("id"),
                                row.getString("reel_id"),
                                ReelStatus.of(row.getString("status")),
                                row.getDouble("progress"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The last event of each of these reels; one that is gone has none. */
    public Map<String, Long> last(Collection<String> reelIds) {
        return jdbc
                .sql(
                        "select reel_id, max(id) from reel_event where reel_id in (:reels) group by"
                                + " reel_id")
                .param("reels", reelIds)
                .query((row, index) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
