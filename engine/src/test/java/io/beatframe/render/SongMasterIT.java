package io.beatframe.render;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.DataInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the song, the reel's sound is as loud as it should be, and every click is in its place.
 */
class SongMasterIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    @TempDir Path folder;

    private static double wave(String kind, double t) {
        double tone = Math.sin(2 * Math.PI * 220 * t);
        return switch (kind) {
            case "quiet" -> 0.004 * tone;
            case "clicks" -> t % 0.5 < 0.002 ? 0.9 : 0.003 * tone;
            case "squashed" -> 0.999 * Math.signum(tone);
            case "mostly silent" -> t < 4 ? 0 : 0.3 * tone;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet", "clicks", "squashed", "mostly silent"})
    void anySongComesToTheSameLoudness(String kind) {
        Path song = MadeSong.write(folder.resolve("song.wav"), 44_100, 6, t -> wave(kind, t));
        Loudness decoded = Loudness.of(FFMPEG, List.of("-i", "file:" + encoded(song, 0, 150)));
        assertThat(decoded.integratedLufs()).isBetween(-14.3, -13.7);
        assertThat(decoded.truePeakDbtp()).isLessThanOrEqualTo(-1);
    }

    @Test
    void silenceStaysSilence() {
        Path song = MadeSong.write(folder.resolve("song.wav"), 44_100, 3, t -> 0);
        Loudness decoded = Loudness.of(FFMPEG, List.of("-i", "file:" + encoded(song, 0, 30)));
        assertThat(decoded.measurable()).isFalse();
    }

    @Test
    void clicksAreInTheirPlaces() {
        // Clicks at 1, 2, 3, … s of the song; the reel starts 0.3 s into it.
        Path song =
                MadeSong.write(
                        folder.resolve("song.wav"),
                        44_100,
                        6,
                        t -> t > 0.5 && t % 1 < 0.001 ? 0.9 : 0.02 * Math.sin(1000 * t));
        Path sound = encoded(song, 0.3, 100);
        float[] samples = decode(sound);
        for (int click = 1; click < 4; click++) {
            int expected = (int) Math.round((click - 0.3) * EncoderSettings.SAMPLE_RATE);
            int loudest = expected;
            for (int i = expected - 2400; i < expected + 2400; i++) {
                loudest = Math.abs(samples[i]) > Math.abs(samples[loudest]) ? i : loudest;
            }
            assertThat(loudest - expected).as("click " + click).isBetween(-10, 48);
        }
    }

    private Path encoded(Path song, double start, int frames) {
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        List.of(frames / 2, frames - frames / 2),
                        List.of(new Transition.Cut()),
                        song,
                        start,
                        Quality.STANDARD);
        Path output = folder.resolve("sound.m4a");
        EncoderSettings settings = EncoderSettings.of(Quality.STANDARD, Export.DEFAULT);
        try (Workspace workspace = Workspace.in(folder)) {
            SongMaster.Mastered mastered =
                    SongMaster.master(
                            plan, List.of(), FFMPEG, workspace, settings, Progress.SILENT);
            List<String> arguments = new ArrayList<>(List.of("-i", "file:" + mastered.file()));
            arguments.addAll(SongMaster.encoding(mastered.samples(), settings));
            arguments.addAll(settings.container(plan.rate()));
            arguments.add("file:" + output);
            FFMPEG.run(arguments, 0, Progress.SILENT);
        }
        return output;
    }

    private static float[] decode(Path sound) {
        List<String> arguments =
                List.of("-i", "file:" + sound, "-ac", "1", "-f", "f32le", "pipe:1");
        return FFMPEG.read(
                arguments,
                in -> {
                    ByteBuffer bytes =
                            ByteBuffer.wrap(new DataInputStream(in).readAllBytes())
                                    .order(ByteOrder.LITTLE_ENDIAN);
                    float[] samples = new float[bytes.remaining() / 4];
                    bytes.asFloatBuffer().get(samples);
                    return samples;
                });
    }
}
