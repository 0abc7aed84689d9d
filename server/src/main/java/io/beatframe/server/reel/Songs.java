package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.tenant.Quotas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files that tenants uploaded: songs, and clips and photos as well. */
@Repository
public class Songs {
    /** One of them; its bytes lie in the store. */
    public record Song(String id, String objectKey, String fileName, long bytes, Instant at) {}

    private final JdbcClient jdbc;
    private final Quotas quotas;

    public Songs(JdbcClient jdbc, Quotas quotas) {
        this.jdbc = jdbc;
        this.quotas = quotas;
    }

    /**
     * @throws Failure QUOTA_EXCEEDED
     */
    @Transactional
    public void add(String tenantId, Song song) {
        quotas.admitBytes(tenantId, song.bytes());
        jdbc.sql(
                        "insert into song (id, tenant_id, object_key, file_name, bytes, created_at)"
                                + " values (:id, :tenant, :key, :name, :bytes, :at)")
                .param("id", song.id())
                .param("tenant", tenantId)
                .param("key", song.objectKey())
                .param("name", song.fileName())
                .param("bytes", song.bytes())
                .param("at", song.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Says early whether so many bytes more would find room.
     *
     * @throws Failure QUOTA_EXCEEDED
     */
    @Transactional
    public void requireRoom(String tenantId, long bytes) {
        quotas.admitBytes(tenantId, bytes);
    }

    /**
     * Forgets one. Its bytes are the caller's to delete.
     *
     * @throws Failure NOT_FOUND; STATE_CONFLICT while a reel that is under way names it
     */
    @Transactional
    public Song delete(String tenantId, String id) {
        Song song = get(tenantId, id);
        int gone =
                jdbc.sql(
                                "delete from song where id = :id and not exists (select 1 from reel where"
                                        + " tenant_id = :tenant and completed_at is null and request like"
                                        + " :named)")
                        .param("id", id)
                        .param("tenant", tenantId)
                        .param("named", "%" + id + "%")
                        .update();
        if (gone == 0) {
            throw new Failure(
                    ErrorCode.STATE_CONFLICT,
                    "A reel that is under way needs it. Wait until that is done, or cancel it.");
        }
        return song;
    }

    /**
     * The newest first.
     *
     * @param before the last id of the page before this one
     */
    public List<Song> list(String tenantId, Optional<String> before, int most) {
        return jdbc.sql(
                        "select id, object_key, file_name, bytes, created_at from song where tenant_id ="
                                + " :tenant and id < :before order by id desc limit :most")
                .param("tenant", tenantId)
                .param("before", before.orElse("t"))
                .param("most", most)
                .query(Songs::read)
                .list();
    }

    /**
     * @throws Failure NOT_FOUND, also for another tenant's
     */
    public Song get(String tenantId, String id) {
        return jdbc.sql(
                        "select id, object_key, file_name, bytes, created_at from song where id = :id"
                                + " and tenant_id = :tenant")
                .param("id", id)
                .param("tenant", tenantId)
                .query(Songs::read)
                .optional()
                .orElseThrow(() ->
                        new Failure(
                                ErrorCode.NOT_FOUND,
                                "There is no such song. Upload it to POST /v1/songs."));
    }

    public void heard(String id, Hearing hearing) {
        jdbc.sql("update song set analysis = :analysis where id = :id")
                .param("analysis", hearing.text())
                .param("id", id)
                .update();
    }

    /**
     * @return empty when nobody has listened yet
     */
    public Optional<Hearing> hearing(String id) {
        return jdbc.sql("select analysis from song where id = :id and analysis is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Hearing::of);
    }

    private static Song read(ResultSet row, int index) throws SQLException {
        return new Song(
                row.getString("id"),
                row.getString("object_key"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
