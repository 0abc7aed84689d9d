package io.beatframe.cli;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Sandbox;
import picocli.CommandLine.Option;

/** How a command talks. */
final class CommonOptions {
    @Option(names = "--json", description = "Print one JSON document on standard output.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    @Option(names = "-v", description = "Where a failure comes from, in detail.")
    boolean verbose;

    @Option(
            names = "--sandbox",
            paramLabel = "MODE",
            defaultValue = "${env:" + Sandbox.VARIABLE + ":-auto}",
            description =
                    "Lock ffmpeg up while it reads your files: required, auto (where bubblewrap"
                            + " works) or off (default: ${DEFAULT-VALUE}).")
    String sandbox = "auto";

    /**
     * @throws io.beatframe.failure.Failure FFMPEG_MISSING, SANDBOX_MISSING, OPTION_INVALID
     */
    Ffmpeg ffmpeg() {
        return Ffmpeg.locate(sandbox());
    }

    Sandbox sandbox() {
        return Sandbox.of(sandbox);
    }

    Console console() {
        return Console.of(quiet, verbose);
    }
}
