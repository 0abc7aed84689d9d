package io.beatframe.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's time: the one clock that all processes of a service share, so that none takes
 * another's steps for overdue or dead because their machines disagree. Between two questions it
 * goes on by the machine's own count of seconds, which nobody sets.
 */
final class DatabaseClock extends Clock {
    private static final Log LOG = LogFactory.getLog(DatabaseClock.class);

    /** A machine that was asleep counts no seconds, so it asks again soon. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Supplier<Instant> database;
    private final AtomicReference<Reading> last;
    private final AtomicBoolean asking = new AtomicBoolean();

    /**
     * @param nanos when it was read, by System.nanoTime
     */
    private record Reading(Instant time, long nanos) {}

    /** Asks the database once. */
    DatabaseClock(JdbcClient jdbc) {
        this(() ->
                jdbc.sql("select current_timestamp")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant());
    }

    DatabaseClock(Supplier<Instant> database) {
        this.database = database;
        this.last = new AtomicReference<>(read());
    }

    private Reading read() {
        long before = System.nanoTime();
        Instant time = database.get();
        long after = System.nanoTime();
        return new Reading(time, before + (after - before) / 2);
    }

    @Override
    public Instant instant() {
        Reading reading = last.get();
        long since = System.nanoTime() - reading.nanos();
        if (since > FRESH.toNanos() && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("database-clock").start(this::refresh);
        }
        return reading.time().plusNanos(since);
    }

    /** On a thread of its own: whoever asks for the time may be in a transaction, which has one. */
    private void refresh() {
        try {
            last.set(read());
        } catch (DataAccessException away) {
            LOG.debug("The database does not say what time it is", away);
        } finally {
            asking.set(false);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
