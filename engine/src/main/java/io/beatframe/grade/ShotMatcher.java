package io.beatframe.grade;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.List;

/** Matches the user's own clips or photos to one of them, for use in any editor. */
public final class ShotMatcher {
    private ShotMatcher() {}

    /**
     * One result per clip, in order. HDR is seen as our SDR of it; the cube is for that.
     *
     * @param reference how the others shall look, a clip or photo of any kind
     * @throws io.beatframe.failure.Failure FILE_*, MEDIA_UNREADABLE (damaged, or without a
     *     picture), CANCELLED
     */
    public static List<MatchResult> match(
            Path reference, List<Path> clips, Ffmpeg ffmpeg, Progress progress) {
        ShotSample goal = ShotSample.of(UserFileSampler.sample(ffmpeg, reference));
        progress.report(1.0 / (clips.size() + 1));
        MatchReference matcher = MatchReference.of(goal);
        return new Workers()
                .map(
                        clips,
                        clip -> match(matcher, clip, ffmpeg),
                        progress.part(1.0 / (clips.size() + 1), 1));
    }

    /**
     * The colours of one clip or photo.
     *
     * @throws io.beatframe.failure.Failure as {@link #match}
     */
    public static ColourStatistics statistics(Path clip, Ffmpeg ffmpeg) {
        return ColourStatistics.of(UserFileSampler.sample(ffmpeg, clip));
    }

    private static MatchResult match(MatchReference reference, Path clip, Ffmpeg ffmpeg) {
        List<SmallFrame> frames = UserFileSampler.sample(ffmpeg, clip);
        MatchReference.Match match = reference.match(ShotSample.of(frames));
        return new MatchResult(
                clip,
                match.correction(),
                Lut3D.bake(Lut3D.USUAL_SIZE, match.transform()),
                match.deltaEBefore(),
                match.deltaEAfter(),
                ColourStatistics.of(frames));
    }
}
