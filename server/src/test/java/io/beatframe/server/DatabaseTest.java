package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path folder;

    @Test
    void itsTextShowsNoPassword() {
        Database database =
                Database.of(
                        Map.of(
                                "BEATFRAME_DB_URL",
                                "postgresql://me:one@db/beatframe?password=two&sslmode=require"),
                        folder);
        assertThat(database.url()).contains("password=two");
        assertThat(database.toString())
                .isEqualTo("jdbc:postgresql://db/beatframe")
                .doesNotContain("one", "two");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPasswordIsReadAsOthersReadIt() {
        String url = "postgresql://me:a+b%2Fc%20d@db/beatframe";
        assertThat(Database.of(Map.of("BEATFRAME_DB_URL", url), folder).password())
                .isEqualTo("a+b/c d");
    }

    @Test
    void aDatabaseThatVanishesIsNotWaitedForLongUnlessTheAddressSaysSo() {
        String url = "postgresql://db/beatframe";
        assertThat(Database.of(Map.of("BEATFRAME_DB_URL", url), folder).url())
                .isEqualTo(
                        "jdbc:postgresql://db/beatframe?connectTimeout=5&socketTimeout=30&tcpKeepAlive=true");
        assertThat(
                        Database.of(
                                        Map.of(
                                                "BEATFRAME_DB_URL",
                                                url + "?sslmode=require&socketTimeout=300"),
                                        folder)
                                .url())
                .isEqualTo(
                        "jdbc:postgresql://db/beatframe?sslmode=require&socketTimeout=300&connectTimeout=5&tcpKeepAlive=true");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseLooksIntoItsFolder() throws Exception {
        Database.of(Map.of(), folder.resolve("data"));
        for (String made : new String[] {"data", "data/db"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(made))))
                    .isEqualTo("rwx------");
        }
    }
}
