package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.ffmpeg.mp4.Mp4Layout;
import io.beatframe.ffmpeg.mp4.Mp4Reader;
import io.beatframe.plan.ShotPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All clips of a plan as one input: a list of names that we make up, each a link to a clip, so that
 * no name of a user's file is ever read as ffmpeg's syntax.
 */
public final class ClipRow {
    private ClipRow() {}

    /**
     * @return input options with {@code -i}; frames come in the plan's order, handles included
     * @throws Failure CLIPS_UNFIT when a clip hasn't the frames that the plan needs: the reel would
     *     be off the beat from there on
     */
    public static List<String> input(ShotPlan plan, List<Clip> clips, Workspace workspace) {
        if (clips.size() != plan.shots().size()) {
            throw unfit(clips.size() + " clips for " + plan.shots().size() + " shots");
        }
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        try {
            Path folder = Files.createTempDirectory(workspace.folder(), "row-");
            for (int i = 0; i < clips.size(); i++) {
                Clip clip = clips.get(i);
                check(clip, plan.clipFrames(i));
                String name = "clip-" + i + ".mp4";
                link(folder.resolve(name), clip.file().toAbsolutePath());
                list.append("file ").append(name).append('\n');
            }
            Path file = folder.resolve("clips.ffconcat");
            Files.writeString(file, list);
            return List.of("-f", "concat", "-i", "file:" + file.toAbsolutePath());
        } catch (IOException cannotWrite) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot write in '" + workspace.folder() + "': " + cannotWrite.getMessage(),
                    cannotWrite);
        }
    }

    private static void link(Path link, Path clip) throws IOException {
        try {
            Files.createSymbolicLink(link, clip);
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.copy(clip, link);
        }
    }

    private static void check(Clip clip, long frames) throws IOException {
        if (!Files.isReadable(clip.file())) {
            throw unfit("the clip of shot " + clip.shotId() + " is gone");
        }
        long found =
                Mp4Reader.read(clip.file())
                        .flatMap(layout -> layout.track("vide"))
                        .map(Mp4Layout.Track::samples)
                        .orElse(0L);
        if (clip.frames() != frames || found != frames) {
            throw unfit(
                    "the clip of shot "
                            + clip.shotId()
                            + " has "
                            + found
                            + " frames, not "
                            + frames);
        }
    }

    private static Failure unfit(String why) {
        return new Failure(
                ErrorCode.CLIPS_UNFIT,
                "The clips do not fit the plan: " + why + ". Make the reel anew from the plan.");
    }
}
