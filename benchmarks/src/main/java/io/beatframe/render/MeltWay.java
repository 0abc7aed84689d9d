package io.beatframe.render;

import io.beatframe.plan.Transition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MLT's {@code melt}, as Debian has it: the same clips, cuts and dissolves, one LUT for all, the
 * song, x264 medium at CRF 23.
 */
final class MeltWay {
    private MeltWay() {}

    static Optional<Path> find() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path melt = Path.of(folder, "melt");
            if (Files.isExecutable(melt)) {
                return Optional.of(melt);
            }
        }
        return Optional.empty();
    }

    /**
     * @param threads that render frames at a time; x264 has its own
     */
    static Cost cost(RenderJob job, Path melt, int threads) {
        Path file = job.file("melt.mp4");
        Cost cost = Cost.of(() -> run(arguments(job, melt, threads, file)));
        requireFrames(job, file);
        return cost;
    }

    private static List<String> arguments(RenderJob job, Path melt, int threads, Path file) {
        List<String> arguments = new ArrayList<>();
        arguments.add(melt.toString());
        arguments.addAll(List.of("-silent", "-profile", "vertical_hd_30"));
        for (int i = 0; i < job.clips().size(); i++) {
            arguments.add(job.clips().get(i).file().toString());
            if (i > 0
                    && job.plan().joins().get(i - 1) instanceof Transition.Dissolve(int overlap)) {
                arguments.addAll(List.of("-mix", Integer.toString(overlap), "-mixer", "luma"));
            }
        }
        arguments.addAll(
                List.of(
                        "-filter",
                        "avfilter.lut3d",
                        "av.file=" + job.cube(),
                        "av.interp=tetrahedral"));
        arguments.addAll(List.of("-audio-track", job.plan().music().song().toString()));
        arguments.add("out=" + (job.plan().frames() - 1));
        arguments.addAll(List.of("-consumer", "avformat:" + file));
        arguments.addAll(List.of("vcodec=libx264", "preset=medium", "crf=23", "pix_fmt=yuv420p"));
        arguments.addAll(List.of("acodec=aac", "ab=256k", "real_time=-" + threads));
        return arguments;
    }

    private static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("melt failed: " + process.exitValue());
            }
        } catch (IOException cannotStart) {
            throw new IllegalStateException(cannotStart);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cancelled", cancelled);
        }
    }

    /** A rival that made less than the whole reel would look cheap. */
    private static void requireFrames(RenderJob job, Path file) {
        long frames = RenderQuality.frames(file);
        if (frames != job.plan().frames()) {
            throw new IllegalStateException(
                    "melt made " + frames + " frames, not " + job.plan().frames());
        }
    }
}
