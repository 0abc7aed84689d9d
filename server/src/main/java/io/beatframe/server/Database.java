package io.beatframe.server;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where reels and queues are kept. Its text shows no password. */
public record Database(String url, String user, String password, boolean postgres) {
    /**
     * A machine that vanishes ends no connection: who waits for its answer waits until TCP gives
     * up, a quarter of an hour. Seconds; properties of PostgreSQL's driver.
     */
    private static final Map<String, String> VANISHED =
            new TreeMap<>(
                    Map.of("connectTimeout", "5", "socketTimeout", "30", "tcpKeepAlive", "true"));

    /**
     * BEATFRAME_DB_URL, as {@code postgresql://user:password@host/name} or with {@code jdbc:}
     * before it; else a file in the data folder, for one process.
     *
     * @throws Failure OPTION_INVALID
     */
    static Database of(Map<String, String> environment, Path data) {
        String wanted = environment.getOrDefault("BEATFRAME_DB_URL", "").strip();
        String user = environment.getOrDefault("BEATFRAME_DB_USER", "");
        String password = environment.getOrDefault("BEATFRAME_DB_PASSWORD", "");
        if (wanted.isEmpty()) {
            return file(data);
        }
        URI address = address(wanted);
        String info = address.getRawUserInfo();
        if (info != null) {
            int colon = info.indexOf(':');
            user = decoded(colon < 0 ? info : info.substring(0, colon));
            password = colon < 0 ? password : decoded(info.substring(colon + 1));
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new Database(
                "jdbc:postgresql://"
                        + address.getHost()
                        + port
                        + address.getRawPath()
                        + "?"
                        + properties(address),
                user,
                password,
                true);
    }

    /** What the address says, and limits where it names none. */
    private static String properties(URI address) {
        List<String> all = new ArrayList<>();
        if (address.getRawQuery() != null) {
            all.add(address.getRawQuery());
        }
        VANISHED.forEach((name, value) -> {
            if (all.stream().noneMatch(query -> ("&" + query).contains("&" + name + "="))) {
                all.add(name + "=" + value);
            }
        });
        return String.join("&", all);
    }

    private static Database file(Path data) {
        Path folder = PrivateFolder.create(data.resolve("db"));
        // Threads may be interrupted, which would close the file under H2's feet without "retry".
        return new Database(
                "jdbc:h2:retry:"
                        + folder.resolve("beatframe").toAbsolutePath()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                        + ";DB_CLOSE_ON_EXIT=FALSE",
                "beatframe",
                "",
                false);
    }

    private static URI address(String wanted) {
        try {
            URI address = new URI(wanted.replaceFirst("^jdbc:", ""));
            boolean scheme =
                    "postgresql".equals(address.getScheme())
                            || "postgres".equals(address.getScheme());
            if (scheme && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // Its text may hold a password, so the cause is not kept.
            throw unreadable();
        }
        throw unreadable();
    }

    private static Failure unreadable() {
        return new Failure(
                ErrorCode.OPTION_INVALID,
                "BEATFRAME_DB_URL must look like postgresql://user:password@host:5432/beatframe.");
    }

    private static String decoded(String part) {
        // As libpq reads it: a plus is a plus.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        // What stands behind the question mark may be a password too.
        return url.replaceFirst("[?;].*", "");
    }
}
