package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Loudness;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.request.Export;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The footage's sound is heard, makes room for the song, and leaves the reel as loud as ever. */
class AmbienceMixIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final int RATE = EncoderSettings.SAMPLE_RATE;
    private static final double SONG_HZ = 220;
    private static final double PLACE_HZ = 3000;

    @TempDir Path folder;

    @Test
    void itIsDuckedByTheSongAndTheWholeIsAsLoudAsEver() throws Exception {
        Path song =
                MadeSong.write(
                        folder.resolve("song.wav"),
                        44_100,
                        6,
                        t -> (t < 3 ? 0.5 : 0.01) * Math.sin(2 * Math.PI * SONG_HZ * t));
        ShotPlan plan =
                MadeReel.keepingSound(
                        MadeReel.plan(
                                FrameRate.FPS_30,
                                List.of(70, 110),
                                List.of(new Transition.Dissolve(12)),
                                song,
                                0,
                                Quality.STANDARD));
        List<Clip> clips = List.of(clip(plan, 0), clip(plan, 1));
        EncoderSettings settings = EncoderSettings.of(Quality.STANDARD, Export.DEFAULT);
        try (Workspace workspace = Workspace.in(folder)) {
            SongMaster.Mastered mastered =
                    SongMaster.master(plan, clips, FFMPEG, workspace, settings, Progress.SILENT);
            List<String> input = List.of("-i", "file:" + mastered.file());
            assertThat(Loudness.of(FFMPEG, input).integratedLufs()).isBetween(-14.4, -13.6);
            assertThat(mastered.notes()).singleElement().asString().contains("LU below it");

            float[] samples = decode(input);
            double underLoud = level(samples, PLACE_HZ, 0.5, 2.2);
            double underSoft = level(samples, PLACE_HZ, 3.8, 5);
            assertThat(underSoft - underLoud).isBetween(5.0, 14.0);
            assertThat(level(samples, SONG_HZ, 0.5, 2.2) - underLoud).isGreaterThan(14);
            // Neither a gap nor a bump where one clip's sound goes over into the next.
            assertThat(level(samples, PLACE_HZ, 2.2, 2.45) - underLoud).isBetween(-2.0, 3.5);
        }
    }

    @Test
    void silentFootageIsSaidToBeSilent() {
        Path song = MadeSong.music(folder.resolve("song.wav"), 3);
        ShotPlan plan =
                MadeReel.keepingSound(
                        MadeReel.plan(
                                FrameRate.FPS_30,
                                List.of(60),
                                List.of(),
                                song,
                                0,
                                Quality.STANDARD));
        Clip silent = Clip.silent(1, folder.resolve("none.mp4"), 60, "made", true, List.of());
        EncoderSettings settings = EncoderSettings.of(Quality.STANDARD, Export.DEFAULT);
        try (Workspace workspace = Workspace.in(folder)) {
            assertThat(
                            SongMaster.master(
                                            plan,
                                            List.of(silent),
                                            FFMPEG,
                                            workspace,
                                            settings,
                                            Progress.SILENT)
                                    .notes())
                    .containsExactly("The footage has no sound to keep.");
        }
    }

    private Clip clip(ShotPlan plan, int index) throws IOException {
        long frames = plan.clipFrames(index);
        int samples = (int) (frames * RATE / 30);
        ByteBuffer bytes = ByteBuffer.allocate(8 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            float value = (float) (0.05 * Math.sin(2 * Math.PI * PLACE_HZ * i / RATE));
            bytes.putFloat(value).putFloat(value);
        }
        Path sound = Files.write(folder.resolve("sound-" + index + ".f32"), bytes.array());
        Path none = folder.resolve("none.mp4");
        return Clip.silent(index + 1, none, frames, "made", true, List.of()).with(sound);
    }

    private static float[] decode(List<String> input) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of("-ac", "1", "-f", "f32le", "pipe:1"));
        return FFMPEG.read(
                arguments,
                in -> {
                    ByteBuffer bytes =
                            ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
                    float[] samples = new float[bytes.remaining() / Float.BYTES];
                    bytes.asFloatBuffer().get(samples);
                    return samples;
                });
    }

    /** Of one tone, dB, by Goertzel's sum. */
    private static double level(float[] samples, double hz, double from, double to) {
        double cos = 0;
        double sin = 0;
        int start = (int) (from * RATE);
        int end = (int) (to * RATE);
        for (int i = start; i < end; i++) {
            cos += samples[i] * Math.cos(2 * Math.PI * hz * i / RATE);
            sin += samples[i] * Math.sin(2 * Math.PI * hz * i / RATE);
        }
        return 20 * Math.log10(2 * Math.hypot(cos, sin) / (end - start));
    }
}
