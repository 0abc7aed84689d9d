package io.beatframe.server.keep;

import io.beatframe.clip.generated.CalledOff;
import io.beatframe.clip.generated.Filming;
import io.beatframe.clip.generated.LedgerEntry;
import io.beatframe.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a reel has ordered of video models and has not got: when nobody wants the reel any more, and
 * no worker is in its step to do it, providers are told here to stop.
 */
final class OpenOrders {
    private static final Log LOG = LogFactory.getLog(OpenOrders.class);

    /** A provider that does not answer is asked again, the older the order the later. */
    private static final int SHARE_OF_AGE = 4;

    private static final Duration SOONEST = Duration.ofSeconds(5);
    private static final Duration LATEST = Duration.ofMinutes(15);

    /** By then every job has come to its end. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Supplier<Filming> filming;
    private final Ledgers ledgers;

    /** The ledger of a tenant, as it is written for one of its reels. */
    @FunctionalInterface
    interface Ledgers {
        TakeLines of(String tenantId, String reelId);
    }

    /**
     * @param filming with what means; that they are not set up is only of interest where there is
     *     something to stop
     */
    OpenOrders(JdbcClient jdbc, Supplier<Filming> filming, Ledgers ledgers) {
        this.jdbc = jdbc;
        this.filming = filming;
        this.ledgers = ledgers;
    }

    /**
     * @return after how long to call again, as a provider did not say that it stops
     */
    Optional<Duration> stop(String reelId, Instant now) {
        Optional<Duration> again = Optional.empty();
        for (Line line : open(reelId)) {
            Duration age = Duration.between(line.entry().at(), now);
            if (age.compareTo(FORGOTTEN) < 0 && !stopped(line)) {
                Duration pause = pause(age);
                again =
                        again.filter(sooner -> sooner.compareTo(pause) < 0)
                                .or(() -> Optional.of(pause));
            }
        }
        return again;
    }

    private static Duration pause(Duration age) {
        Duration share = age.dividedBy(SHARE_OF_AGE);
        if (share.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return share.compareTo(LATEST) > 0 ? LATEST : share;
    }

    private boolean stopped(Line line) {
        String job = line.entry().model() + " of " + line.reelId();
        try {
            boolean stopped =
                    new CalledOff(filming.get(), ledgers.of(line.tenantId(), line.reelId()))
                            .stop(line.entry());
            LOG.info("A job at " + job + (stopped ? " is over" : " is not yet stopped"));
            return stopped;
        } catch (Failure unable) {
            LOG.warn("A job at " + job + " cannot be stopped: " + unable.message());
            return false;
        }
    }

    private record Line(String tenantId, String reelId, LedgerEntry entry) {}

    /**
     * Of each clip that the reel has had to do with, the last line that decides, if it is its
     * order.
     */
    private List<Line> open(String reelId) {
        Map<String, Line> last = new LinkedHashMap<>();
        Books.write(() -> read(reelId)).stream()
                .filter(line -> line.entry().event().decides())
                .forEach(line -> last.put(line.entry().key(), line));
        return last.values().stream()
                .filter(line -> line.reelId().equals(reelId))
                .filter(line -> line.entry().event() == LedgerEntry.Event.SUBMITTED)
                .toList();
    }

    private List<Line> read(String reelId) {
        // What language models were paid has lines of another form.
        return jdbc.sql(
                        "select t.tenant_id, t.reel_id, t.line from take_line t join (select distinct"
                                + " tenant_id, clip_key from take_line where reel_id = :reel and"
                                + " clip_key not like 'answer-%') own on own.tenant_id = t.tenant_id"
                                + " and own.clip_key = t.clip_key order by t.clip_key, t.number")
                .param("reel", reelId)
                .query((row, index) ->
                        new Line(
                                row.getString("tenant_id"),
                                row.getString("reel_id"),
                                LedgerEntry.of(row.getString("line")).orElseThrow()))
                .list();
    }
}
