package io.beatframe.render;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.title.TitleTrack;
import java.nio.file.Path;
import java.util.List;

/**
 * The reel's words as an input of the render: one file whatever their number, with all that fades
 * drawn already, so that they cost one overlay and no memory. QuickTime's animation codec keeps
 * what changes from frame to frame, which is nearly nothing.
 */
final class TitleInput {
    private TitleInput() {}

    /**
     * @param plan with titles
     * @return input options with {@code -i}
     */
    static List<String> write(ShotPlan plan, Ffmpeg ffmpeg, Workspace workspace) {
        TitleTrack track = TitleTrack.of(plan);
        Path file = workspace.file("titles.mov");
        ffmpeg.write(
                List.of(
                        "-f",
                        "rawvideo",
                        "-pixel_format",
                        "argb",
                        "-video_size",
                        track.width() + "x" + track.height(),
                        "-framerate",
                        plan.rate().toString(),
                        "-i",
                        "pipe:0",
                        "-c:v",
                        "qtrle",
                        "-f",
                        "mov",
                        "file:" + file.toAbsolutePath()),
                track::write);
        return List.of("-i", "file:" + file.toAbsolutePath());
    }
}
