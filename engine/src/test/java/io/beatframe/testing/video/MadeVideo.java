package io.beatframe.testing.video;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/** Small real videos as models might make them, each made once. */
public final class MadeVideo {
    private final Ffmpeg ffmpeg;
    private final ConcurrentHashMap<String, byte[]> made = new ConcurrentHashMap<>();

    public MadeVideo(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** A picture in which everything moves a little. */
    public byte[] moving(int width, int height, int fps, double seconds) {
        return video(
                String.format(
                        Locale.ROOT,
                        "gradients=s=%dx%d:r=%d:d=%.3f:speed=0.08:seed=3:n=4",
                        width,
                        height,
                        fps,
                        seconds));
    }

    public byte[] plain(String colour, int width, int height, double seconds) {
        return video(
                String.format(
                        Locale.ROOT,
                        "color=c=%s:s=%dx%d:r=24:d=%.3f",
                        colour,
                        width,
                        height,
                        seconds));
    }

    /** Two pictures with a cut between them. */
    public byte[] cut(int width, int height, double first, double second) {
        String form = "gradients=s=%dx%d:r=24:d=%.3f:speed=0.08:seed=%d:n=4:c0=%s:c1=%s";
        return video(
                String.format(Locale.ROOT, form, width, height, first, 3, "black", "navy")
                        + "[a];"
                        + String.format(
                                Locale.ROOT, form, width, height, second, 5, "white", "yellow")
                        + "[b];[a][b]concat=n=2");
    }

    private byte[] video(String graph) {
        return made.computeIfAbsent(graph, this::make);
    }

    private byte[] make(String graph) {
        try {
            Path file = Files.createTempFile("made", ".mp4");
            try {
                ffmpeg.run(
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                graph,
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-pix_fmt",
                                "yuv420p",
                                "file:" + file),
                        0,
                        Progress.SILENT);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
