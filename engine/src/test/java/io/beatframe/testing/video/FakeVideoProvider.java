package io.beatframe.testing.video;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A video provider over HTTP that answers in one dialect as it is documented, faults included. It
 * counts what it was asked, and keeps every header that it saw.
 */
public final class FakeVideoProvider implements AutoCloseable {
    /** The kinds of calls. */
    public enum Call {
        SUBMIT,
        POLL,
        FETCH,
        CANCEL
    }

    /** What may go wrong with a call. */
    public enum Fault {
        BUSY,
        BUSY_WITH_HINT,
        FAILURE,
        BAD_GATEWAY,
        HTML,
        CUT_OFF,
        SLOW,
        REDIRECT_AWAY,
        UNAUTHORISED,
        NOT_FOUND,
        FORBIDDEN,
        REFUSED,
        INVALID
    }

    private final FakeDialect dialect;
    private final HttpServer server;
    private final Map<Call, Deque<Fault>> faults = new EnumMap<>(Call.class);
    private final Map<Call, AtomicInteger> counts = new EnumMap<>(Call.class);
    private final Map<Call, Consumer<FakeJob>> watchers = new EnumMap<>(Call.class);
    private final Map<String, FakeJob> jobs = new ConcurrentHashMap<>();
    private final Map<String, FakeJob> past = new ConcurrentHashMap<>();
    private final List<FakeJob> made = new CopyOnWriteArrayList<>();
    private final List<String> cancelled = new CopyOnWriteArrayList<>();
    private final List<Integer> pictures = new CopyOnWriteArrayList<>();
    private final List<String> secretsSeen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<FakeJob.Outcome> outcomes = new ArrayDeque<>();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger mostWorking = new AtomicInteger();
    private volatile Function<FakeJob, byte[]> clips;
    private volatile int pendingPolls = 1;
    private volatile String elsewhere = "";
    private volatile String nameEnd = "";

    public FakeVideoProvider(FakeDialect dialect, Function<FakeJob, byte[]> clips)
            throws IOException {
        this(dialect, clips, 0);
    }

    /** At the port of one that was closed. */
    public FakeVideoProvider(FakeDialect dialect, Function<FakeJob, byte[]> clips, int port)
            throws IOException {
        this.dialect = dialect;
        this.clips = clips;
        for (Call call : Call.values()) {
            faults.put(call, new ArrayDeque<>());
            counts.put(call, new AtomicInteger());
            watchers.put(call, job -> {});
        }
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    FakeCall call = FakeCall.of(exchange);
                    note(call);
                    try {
                        dialect.answer(this, call);
                    } catch (RuntimeException defect) {
                        call.send(
                                418,
                                "text/plain",
                                String.valueOf(defect).getBytes(StandardCharsets.UTF_8));
                    }
                });
        server.start();
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The same server by a name that no key is meant for. */
    public URI otherName() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public void faults(Call call, Fault... more) {
        synchronized (faults) {
            faults.get(call).addAll(List.of(more));
        }
    }

    public void outcomes(FakeJob.Outcome... more) {
        synchronized (outcomes) {
            outcomes.addAll(List.of(more));
        }
    }

    /** Where redirects lead. */
    public void elsewhere(URI root) {
        elsewhere = root.toString();
    }

    public void clips(Function<FakeJob, byte[]> other) {
        clips = other;
    }

    public void pendingPolls(int polls) {
        pendingPolls = polls;
    }

    /** Is told of each call, before it is answered. */
    public void watch(Call call, Consumer<FakeJob> watcher) {
        watchers.put(call, watcher);
    }

    public int count(Call call) {
        return counts.get(call).get();
    }

    /** In the order in which they were made. */
    public List<FakeJob> jobs() {
        return List.copyOf(made);
    }

    public List<String> cancelled() {
        return List.copyOf(cancelled);
    }

    /** How many pictures came with each order, where the dialect's fake counts them. */
    public List<Integer> pictures() {
        return List.copyOf(pictures);
    }

    void pictures(int count) {
        pictures.add(count);
    }

    /** Every key that came in a header, with the path it came to. */
    public List<String> secretsSeen() {
        return List.copyOf(secretsSeen);
    }

    /** The most jobs that were in the making at once. */
    public int mostWorking() {
        return mostWorking.get();
    }

    public void forget(String id) {
        jobs.remove(id);
    }

    byte[] clip(FakeJob job) {
        return clips.apply(job);
    }

    FakeJob job(String id) {
        return jobs.get(id);
    }

    List<FakeJob> unfinished() {
        return jobs.values().stream().filter(job -> !finished(job)).toList();
    }

    boolean finished(FakeJob job) {
        return job.polls().get() > pendingPolls;
    }

    /** Counts a poll; whether the job has now come to its end. */
    boolean polled(FakeJob job) {
        int polls = job.polls().incrementAndGet();
        if (polls == pendingPolls + 1) {
            working.decrementAndGet();
        }
        return polls > pendingPolls;
    }

    void cancel(String id) {
        cancelled.add(id);
    }

    /** A job of the same name that came to its end before the one that there is now. */
    Optional<FakeJob> past(String id) {
        return Optional.ofNullable(past.get(id));
    }

    /** Strikes a job that came to its end off what is remembered. */
    void strike(String id) {
        past.remove(id);
        jobs.computeIfPresent(id, (same, job) -> finished(job) ? null : job);
    }

    /** Makes a job; one that has its name already is past. */
    FakeJob make(String id, String prompt, String size, String length, String seed, String key) {
        FakeJob.Outcome outcome;
        synchronized (outcomes) {
            outcome = outcomes.isEmpty() ? FakeJob.Outcome.CLIP : outcomes.poll();
        }
        FakeJob job =
                new FakeJob(id, prompt, size, length, seed, key, outcome, new AtomicInteger());
        FakeJob before = jobs.put(id, job);
        if (before != null) {
            past.put(id, before);
        }
        made.add(job);
        mostWorking.accumulateAndGet(working.incrementAndGet(), Math::max);
        return job;
    }

    /** What the names of jobs end with. */
    public void endNames(String with) {
        nameEnd = with;
    }

    String newId() {
        return "job-"
                + (made.size() + 1)
                + "-"
                + Integer.toHexString(System.identityHashCode(new Object()))
                + nameEnd;
    }

    /**
     * Does what the next fault says.
     *
     * @return whether the call is answered by it
     */
    boolean faulty(Call kind, FakeCall call, FakeJob job) throws IOException {
        counts.get(kind).incrementAndGet();
        watchers.get(kind).accept(job);
        Fault fault;
        synchronized (faults) {
            fault = faults.get(kind).poll();
        }
        if (fault == null) {
            return false;
        }
        switch (fault) {
            case BUSY -> dialect.error(call, 429, "quota exceeded for key " + anyKey(call));
            case BUSY_WITH_HINT ->
                    call.json(
                            429,
                            Map.of("error", Map.of("message", "slow down")),
                            "Retry-After",
                            "7");
            case FAILURE -> dialect.error(call, 500, "internal error");
            case BAD_GATEWAY ->
                    call.send(
                            502,
                            "text/html",
                            "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8));
            case HTML ->
                    call.send(
                            200,
                            "text/html",
                            "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));
            case CUT_OFF -> call.cutOff();
            case SLOW -> {
                await();
                call.exchange().close();
            }
            case REDIRECT_AWAY ->
                    call.send(307, "text/plain", new byte[0], "Location", elsewhere + call.uri());
            case UNAUTHORISED -> dialect.error(call, 401, "bad key " + anyKey(call));
            case NOT_FOUND -> dialect.unknownJob(call);
            case FORBIDDEN ->
                    call.send(
                            403,
                            "application/xml",
                            "<Error>Request has expired</Error>".getBytes(StandardCharsets.UTF_8));
            case REFUSED -> dialect.refused(call);
            case INVALID -> dialect.error(call, 422, "duration must be 4");
        }
        return true;
    }

    /** Until the test is over. */
    private void await() {
        try {
            closed.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static String anyKey(FakeCall call) {
        return call.header("x-goog-api-key") + call.header("Authorization");
    }

    private void note(FakeCall call) {
        String key = anyKey(call);
        if (!key.isBlank()) {
            secretsSeen.add(call.header("Host") + call.path() + " " + key);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /** Everything that was asked, for a look at a test that fails. */
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        made.forEach(job -> all.add(job.toString()));
        return counts + " " + all;
    }
}
