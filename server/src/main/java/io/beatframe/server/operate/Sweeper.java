package io.beatframe.server.operate;

import io.beatframe.server.store.Store;
import io.beatframe.server.store.Store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds and removes what nobody needs: files of attempts that came to nothing, files without a row,
 * and what is older than its tenant keeps it ({@code tenant.retention_days}). It may run beside
 * workers: what is younger than an hour may be theirs, and stays.
 */
public final class Sweeper {
    private static final Duration YOUNG = Duration.ofHours(1);
    private static final Pattern REEL = Pattern.compile("reels/([^/]+)/.*");
    private static final Pattern FOLDER = Pattern.compile("(reels/([^/]+)/[^/]+/).+");

    /** Where nobody works: also a plan that a person was to approve and did not. */
    private static final String STOPPED = "(completed_at is not null or status = 'review')";

    private static final String REELS =
            "select r.id, coalesce(r.completed_at, (select max(e.created_at) from reel_event e where"
                    + " e.reel_id = r.id), r.created_at), t.retention_days from reel r join tenant t on"
                    + " t.id = r.tenant_id where t.retention_days is not null and "
                    + STOPPED;
    private static final String SONGS =
            "select s.id, s.created_at, t.retention_days from song s join tenant t on t.id ="
                    + " s.tenant_id where t.retention_days is not null and not exists (select 1 from reel"
                    + " r where r.tenant_id = s.tenant_id and r.completed_at is null and r.request like"
                    + " '%' || s.id || '%')";

    private final JdbcClient jdbc;
    private final Store store;
    private final Instant now;

    public Sweeper(JdbcClient jdbc, Store store, Instant now) {
        this.jdbc = jdbc;
        this.store = store;
        this.now = now;
    }

    /** Looks, and changes nothing. */
    public Sweep find() {
        List<String> reels = expired(REELS);
        List<String> songs = expired(SONGS);
        Map<String, Long> dead = new HashMap<>();
        reels(new HashSet<>(reels), dead);
        songs(new HashSet<>(songs), dead);
        takes(dead);
        unfinished(dead);
        return new Sweep(
                dead.keySet().stream().sorted().toList(),
                dead.values().stream().mapToLong(Long::longValue).sum(),
                reels,
                songs);
    }

    /**
     * Rows go first: a file without a row is found the next time, a row without a file is a lie.
     */
    public void remove(Sweep sweep) {
        Set<String> kept = new HashSet<>();
        kept.addAll(
                forgotten(
                        sweep.expiredReels(),
                        REELS,
                        "delete from reel where id = :id and " + STOPPED,
                        "reels/%s/"));
        kept.addAll(
                forgotten(
                        sweep.expiredSongs(),
                        SONGS,
                        "delete from song where id = :id and not exists (select 1 from reel where"
                                + " completed_at is null and request like '%' || :id || '%')",
                        "songs/%s"));
        sweep.folders().stream()
                .filter(folder -> kept.stream().noneMatch(folder::startsWith))
                .filter(folder -> !underWay(folder))
                .forEach(store::deleteAll);
    }

    /**
     * Deletes rows that are still expired: since they were found they may have been taken up again.
     *
     * @return the keys of those that stay
     */
    private List<String> forgotten(List<String> found, String expired, String delete, String key) {
        Set<String> still = new HashSet<>(expired(expired));
        List<String> kept = new ArrayList<>();
        for (String id : found) {
            if (!still.contains(id) || jdbc.sql(delete).param("id", id).update() == 0) {
                kept.add(String.format(Locale.ROOT, key, id));
            }
        }
        return kept;
    }

    /** Whether a folder that was an ended reel's is one's again that is being made. */
    private boolean underWay(String folder) {
        Matcher matcher = REEL.matcher(folder);
        return matcher.matches()
                && jdbc.sql("select count(*) from reel where id = :id and completed_at is null")
                                .param("id", matcher.group(1))
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private List<String> expired(String sql) {
        List<String> ids = new ArrayList<>();
        jdbc.sql(sql)
                .query(row -> {
                    Instant since = row.getObject(2, OffsetDateTime.class).toInstant();
                    if (since.plus(Duration.ofDays(row.getInt(3))).isBefore(now)) {
                        ids.add(row.getString(1));
                    }
                });
        return ids;
    }

    /** What can be filmed again has a plan. */
    private record Row(String output, boolean ended, boolean planned) {}

    private void reels(Set<String> expired, Map<String, Long> dead) {
        Map<String, Row> rows = new HashMap<>();
        jdbc.sql("select id, coalesce(output, ''), completed_at, plan is not null from reel")
                .query(row -> {
                    rows.put(
                            row.getString(1),
                            new Row(row.getString(2), row.getObject(3) != null, row.getBoolean(4)));
                });
        store.visit(
                "reels/",
                file -> {
                    Matcher matcher = FOLDER.matcher(file.key());
                    if (!matcher.matches()) {
                        return;
                    }
                    String folder = matcher.group(1);
                    String id = matcher.group(2);
                    Row row = rows.get(id);
                    // What was fetched or drawn for a reel stays as long as it may be rendered
                    // again.
                    boolean kept =
                            (folder.endsWith("/inputs/") && row != null && row.planned())
                                    || (folder.endsWith("/clips/")
                                            && row != null
                                            && !row.output().isEmpty());
                    boolean useless =
                            row == null || (row.ended() && !kept && !row.output().equals(folder));
                    if (expired.contains(id) || (useless && old(file))) {
                        dead.merge(folder, file.bytes(), Long::sum);
                    }
                });
    }

    private void songs(Set<String> expired, Map<String, Long> dead) {
        Map<String, String> rows = new HashMap<>();
        jdbc.sql("select object_key, id from song")
                .query(row -> {
                    rows.put(row.getString(1), row.getString(2));
                });
        store.visit(
                "songs/",
                file -> {
                    String id = rows.get(file.key());
                    if (id == null ? old(file) : expired.contains(id)) {
                        dead.merge(file.key(), file.bytes(), Long::sum);
                    }
                });
    }

    /** Clips that were paid for: a tenant's, for any of its reels. */
    private void takes(Map<String, Long> dead) {
        Map<String, Integer> days = new HashMap<>();
        jdbc.sql("select id, retention_days from tenant where retention_days is not null")
                .query(row -> {
                    days.put(row.getString(1), row.getInt(2));
                });
        store.visit(
                "takes/",
                file -> {
                    Integer most = days.get(file.key().split("/")[1]);
                    if (most != null && file.modified().plus(Duration.ofDays(most)).isBefore(now)) {
                        dead.merge(file.key(), file.bytes(), Long::sum);
                    }
                });
    }

    /** What was being put when its process was killed. */
    private void unfinished(Map<String, Long> dead) {
        store.visit(
                Store.UNFINISHED,
                file -> {
                    if (old(file)) {
                        dead.put(file.key(), file.bytes());
                    }
                });
    }

    private boolean old(Stored file) {
        return file.modified().isBefore(now.minus(YOUNG));
    }
}
