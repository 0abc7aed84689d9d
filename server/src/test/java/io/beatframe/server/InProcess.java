package io.beatframe.server;

import io.beatframe.ffmpeg.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The service in the test's own process, for who needs its parts. */
public final class InProcess {
    private InProcess() {}

    /** Without workers, on the database that the environment names. */
    public static ConfigurableApplicationContext api(Path data, Map<String, String> environment) {
        Settings settings =
                new Settings(
                        Role.API,
                        data,
                        "127.0.0.1",
                        0,
                        "in-process",
                        1,
                        Duration.ZERO,
                        Sandbox.OFF,
                        Database.of(environment, data));
        return ServeCommand.start(settings, Map.of());
    }
}
