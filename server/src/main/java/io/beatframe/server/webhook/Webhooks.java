package io.beatframe.server.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.beatframe.server.ids.Ids;
import io.beatframe.server.reel.Notices;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelStatus;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be told and how far it came. A row is written and queued in the transaction that stops
 * the reel: no stop is forgotten, and none is told that did not happen.
 */
@Component
public class Webhooks implements Notices {
    static final String TABLE = "queue_io";
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("webhook");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final SchedulerClient queue;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, DataSource database, Clock clock) {
        this.jdbc = jdbc;
        this.queue =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                        .tableName(TABLE)
                        .build();
        this.clock = clock;
    }

    /** One that is still to be delivered. */
    record Due(String id, String tenantId, String reelId, String url, String body, int attempts) {}

    @Override
    public void stopped(Reel reel, ReelStatus now) {
        Optional<String> url = reel.order().callback();
        if (url.isEmpty()) {
            return;
        }
        Instant at = clock.instant();
        String id = Ids.fresh("hook", at);
        jdbc.sql(
                        "insert into webhook (id, tenant_id, reel_id, url, body, state, attempts,"
                                + " created_at) values (:id, :tenant, :reel, :url, :body, 'waiting', 0,"
                                + " :now)")
                .param("id", id)
                .param("tenant", reel.tenantId())
                .param("reel", reel.id())
                .param("url", url.get())
                .param("body", body(id, reel, now, at))
                .param("now", at.atOffset(ZoneOffset.UTC))
                .update();
        queue.schedule(TASK.instance(id).scheduledTo(at));
    }

    private static String body(String id, Reel reel, ReelStatus now, Instant at) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", id);
        body.put("type", "reel." + now.id());
        body.put("created_at", at.toString());
        ObjectNode about = body.putObject("reel");
        about.put("id", reel.id());
        about.put("status", now.id());
        about.put("run", reel.run());
        about.put("path", "/v1/reels/" + reel.id());
        return JSON.writeValueAsString(body);
    }

    Optional<Due> due(String id) {
        return jdbc.sql(
                        "select id, tenant_id, reel_id, url, body, attempts from webhook where id ="
                                + " :id and state = 'waiting'")
                .param("id", id)
                .query((row, index) ->
                        new Due(
                                row.getString("id"),
                                row.getString("tenant_id"),
                                row.getString("reel_id"),
                                row.getString("url"),
                                row.getString("body"),
                                row.getInt("attempts")))
                .optional();
    }

    /** It was tried. */
    void tried(Due due, String result, State state) {
        jdbc.sql(
                        "update webhook set attempts = :attempts, last_result = :result, state ="
                                + " :state, finished_at = :finished where id = :id")
                .param("attempts", due.attempts() + 1)
                .param("result", result.length() <= 200 ? result : result.substring(0, 200))
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param(
                        "finished",
                        state == State.WAITING ? null : clock.instant().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", due.id())
                .update();
    }

    /** How far one is. */
    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }
}
