package io.beatframe.server;

import io.beatframe.ffmpeg.Sandbox;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How one process of the service was started.
 *
 * @param data its folder on this machine
 * @param worker its name among the workers
 * @param slots how many steps it works on at a time
 * @param sandbox for ffmpeg, while it reads what clients sent
 * @param grace how long steps may go on once it is told to end
 */
public record Settings(
        Role role,
        Path data,
        String host,
        int port,
        String worker,
        int slots,
        Duration grace,
        Sandbox sandbox,
        Database database) {

    /** Where steps have their files while they are worked on. */
    public Path desks() {
        return data.resolve("work");
    }
}
