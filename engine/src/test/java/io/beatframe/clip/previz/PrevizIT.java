package io.beatframe.clip.previz;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.plan.CameraMove;
import io.beatframe.plan.Composition;
import io.beatframe.plan.SceneKind;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Subject;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.request.Aspect;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrevizIT {
    private final Ffmpeg ffmpeg = Ffmpeg.locate();

    @Test
    void makesOneClipAShotWithHandlesWhateverTheNumberOfThreads(@TempDir Path folder) {
        ShotPlan plan =
                PlannedShots.of(SceneKind.MOUNTAINS, Subject.PERSON)
                        .with(Aspect.SQUARE, 12, List.of(new Transition.Dissolve(4)))
                        .plan(
                                PlannedShots.wide(Composition.CENTERED, CameraMove.PUSH_IN),
                                PlannedShots.wide(
                                        Composition.RULE_OF_THIRDS_LEFT, CameraMove.STATIC));
        List<Double> heard = new ArrayList<>();
        Progress progress =
                done -> {
                    synchronized (heard) {
                        heard.add(done);
                    }
                };

        List<Clip> alone = new Previz(Optional.empty(), 1).make(plan, ffmpeg, folder, progress);
        List<Long> first = alone.stream().map(clip -> checksum(clip.file())).toList();
        List<Clip> together =
                new Previz(Optional.empty(), 2).make(plan, ffmpeg, folder, Progress.SILENT);
        List<Long> second = together.stream().map(clip -> checksum(clip.file())).toList();

        assertThat(together).isEqualTo(alone);
        assertThat(second).isEqualTo(first);
        assertThat(alone).extracting(Clip::shotId).containsExactly(1, 2);
        assertThat(alone).extracting(Clip::frames).containsExactly(14L, 14L);
        assertThat(alone).extracting(Clip::still).containsExactly(false, true);
        assertThat(heard).hasSize(28).last().isEqualTo(1.0);
        var video = Probe.of(ffmpeg, alone.getFirst().file()).video().orElseThrow();
        assertThat(video.width()).isEqualTo(540);
        assertThat(video.height()).isEqualTo(540);
    }

    private long checksum(Path clip) {
        CRC32 sum = new CRC32();
        long frames =
                FrameReader.read(
                        ffmpeg,
                        SafeInput.of(clip),
                        List.of(),
                        new FrameSize(540, 540),
                        FrameReader.Pixels.RGB24,
                        (index, frame) -> sum.update(frame));
        return sum.getValue() + frames;
    }
}
