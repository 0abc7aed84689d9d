package io.beatframe.cli;

import io.beatframe.ffmpeg.Diagnosis;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether this machine can make reels. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks whether everything that reels need is here, and says what to do if not.",
        footer = {"", "Example:", "  beatframe doctor"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Diagnosis diagnosis = Diagnosis.ofThisMachine();
        if (common.json) {
            Output.json(diagnosis);
        } else {
            diagnosis.lines().forEach(Output::line);
        }
        return diagnosis.healthy() ? Beatframe.DONE : Beatframe.FAILED;
    }
}
