package io.beatframe.server.api;

import io.beatframe.server.reel.ReelEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Brings events to whoever follows reels. It asks the database for all of them at once, four times
 * a second while there is anybody, so it works whichever process changed a reel, and a thousand
 * followers cost what one costs.
 */
@Component
@Profile("api")
final class EventFeed {
    private static final Log LOG = LogFactory.getLog(EventFeed.class);
    static final Duration TICK = Duration.ofMillis(250);

    /** More than a database takes in one question is asked in several. */
    private static final int MOST_AT_ONCE = 1000;

    private final ReelEvents events;
    private final Map<String, List<Follower>> followed = new HashMap<>();
    private final Thread thread;
    private boolean closed;

    EventFeed(ReelEvents events) {
        this.events = events;
        this.thread = Thread.ofVirtual().name("event-feed").start(this::run);
    }

    /** One who follows a reel. */
    final class Follower implements AutoCloseable {
        private final String reelId;
        private final BlockingQueue<Optional<ReelEvents.Event>> news = new LinkedBlockingQueue<>();
        private long last;
        private boolean gone;

        private Follower(String reelId, long last) {
            this.reelId = reelId;
            this.last = last;
        }

        /**
         * The next event.
         *
         * @return empty when there is none within that time, or never will be: see {@link #gone}
         */
        Optional<ReelEvents.Event> next(Duration most) throws InterruptedException {
            Optional<ReelEvents.Event> one = news.poll(most.toMillis(), TimeUnit.MILLISECONDS);
            if (one == null) {
                return Optional.empty();
            }
            gone = one.isEmpty();
            return one;
        }

        /** Whether the reel was deleted, or the service ends. */
        boolean gone() {
            return gone;
        }

        private void tell(ReelEvents.Event event) {
            if (event.id() > last) {
                last = event.id();
                news.add(Optional.of(event));
            }
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /**
     * @param last the id of the last event that the follower has seen
     */
    synchronized Follower follow(String reelId, long last) {
        Follower follower = new Follower(reelId, last);
        followed.computeIfAbsent(reelId, id -> new ArrayList<>()).add(follower);
        if (closed) {
            follower.news.add(Optional.empty());
        }
        notifyAll();
        return follower;
    }

    private synchronized void leave(Follower follower) {
        List<Follower> those = followed.get(follower.reelId);
        if (those != null && those.remove(follower) && those.isEmpty()) {
            followed.remove(follower.reelId);
        }
    }

    private void run() {
        try {
            while (awaitFollowers()) {
                Thread.sleep(TICK);
                try {
                    look();
                } catch (DataAccessException away) {
                    LOG.warn("The database does not answer; events come later");
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitFollowers() throws InterruptedException {
        while (followed.isEmpty() && !closed) {
            wait();
        }
        return !closed;
    }

    /** One question for the news of all reels, and a second if there are any. */
    void look() {
        Map<String, List<Follower>> there = there();
        List<String> ids = List.copyOf(there.keySet());
        for (int i = 0; i < ids.size(); i += MOST_AT_ONCE) {
            look(there, ids.subList(i, Math.min(ids.size(), i + MOST_AT_ONCE)));
        }
    }

    /** Who comes while it looks is told the next time, lest something be left out. */
    private synchronized Map<String, List<Follower>> there() {
        Map<String, List<Follower>> there = new HashMap<>();
        followed.forEach((id, those) -> there.put(id, List.copyOf(those)));
        return there;
    }

    /** Up to which event all of them have heard. */
    private synchronized long known(List<Follower> those) {
        return those.stream().mapToLong(follower -> follower.last).min().orElse(Long.MAX_VALUE);
    }

    private void look(Map<String, List<Follower>> there, List<String> ids) {
        Map<String, Long> newest = events.last(ids);
        Set<String> deleted = new HashSet<>(ids);
        deleted.removeAll(newest.keySet());
        deleted.forEach(this::bury);
        List<String> changed =
                newest.entrySet().stream()
                        .filter(entry -> entry.getValue() > known(of(there, entry.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
        if (changed.isEmpty()) {
            return;
        }
        long last = changed.stream().mapToLong(id -> known(of(there, id))).min().getAsLong();
        List<ReelEvents.Event> page;
        do {
            // A full page may hold only what those have heard whose reels are further.
            page = events.after(changed, last);
            for (ReelEvents.Event event : page) {
                tell(of(there, event.reelId()), event);
                last = event.id();
            }
        } while (page.size() == ReelEvents.PAGE);
    }

    private static List<Follower> of(Map<String, List<Follower>> there, String reelId) {
        return there.getOrDefault(reelId, List.of());
    }

    private synchronized void tell(List<Follower> those, ReelEvents.Event event) {
        those.forEach(follower -> follower.tell(event));
    }

    private synchronized void bury(String reelId) {
        List<Follower> those = followed.remove(reelId);
        if (those != null) {
            those.forEach(follower -> follower.news.add(Optional.empty()));
        }
    }

    /** Early, as the server waits for its streams when it ends. */
    @EventListener
    synchronized void close(ContextClosedEvent ending) {
        closed = true;
        Set.copyOf(followed.keySet()).forEach(this::bury);
        thread.interrupt();
    }
}
