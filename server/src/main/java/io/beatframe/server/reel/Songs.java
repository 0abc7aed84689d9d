package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.tenant.Quotas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files that tenants uploaded: songs, and clips and photos as well. */
@Repository
public class Songs {
    /** One of them; its bytes lie in the store. */
    public record Song(String id, String objectKey, String fileName, long bytes, Instant at) {}

    private static final String NO_SONG = "{}";

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

    /** What was heard in an upload, or that it is no song. */
    public void heard(String id, Optional<SongAnalysis> analysis) {
        jdbc.sql("update song set analysis = :analysis where id = :id")
                .param("analysis", analysis.map(ReelJson::write).orElse(NO_SONG))
                .param("id", id)
                .update();
    }

    /**
     * @return empty when nobody has listened yet; else what was heard, if it is a song
     */
    public Optional<Optional<SongAnalysis>> analysis(String id) {
        return jdbc.sql("select analysis from song where id = :id and analysis is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(text ->
                        text.equals(NO_SONG)
                                ? Optional.empty()
                                : Optional.of(ReelJson.readAnalysis(text)));
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
