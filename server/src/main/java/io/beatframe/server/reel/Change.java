package io.beatframe.server.reel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What changes in a reel's row, in one statement. */
final class Change {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Change set(String column, Object value) {
        values.put(column, value);
        return this;
    }

    void of(String reelId, JdbcClient jdbc) {
        String columns =
                values.keySet().stream()
                        .map(column -> column + " = :" + column)
                        .collect(Collectors.joining(", "));
        jdbc.sql("update reel set " + columns + " where id = :of_reel")
                .params(values)
                .param("of_reel", reelId)
                .update();
    }
}
