package io.beatframe.bench;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.testing.AnnotatedSong;
import io.beatframe.testing.SharedMedia;
import io.beatframe.testing.SongScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How well beats and bars are heard, song by song. */
record MusicBench() implements Bench {
    @Override
    public String name() {
        return "music";
    }

    @Override
    public String arguments() {
        return "[FOLDER…]";
    }

    @Override
    public String about() {
        return "beats and downbeats of the shared songs, or of a folder's (1 s a song)";
    }

    @Override
    public void run(List<String> arguments) throws IOException {
        System.out.println(
                """
                A folder holds NAME.ogg (wav, flac, mp3, m4a), NAME.beats and NAME.downbeats, a time a line.
                As mir_eval scores them, without the first 5 s: F within 70 and 25 ms, CMLt, AMLt. downF: F of the
                downbeats from the sound alone; bars: the same with the true beats given; med, off: median and mean
                error of the matched beats; cut25: share of the beats found that lie within 25 ms of a true one.
                """);
        if (!arguments.isEmpty()) {
            for (String folder : arguments) {
                System.out.println(folder);
                table(Path.of(folder));
                System.out.println();
            }
            return;
        }
        table(
                SharedMedia.find("music")
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no ../shared/media/music; name a folder of annotated songs")));
        System.out.println(MusicGoals.MUST);
        System.out.println(MusicGoals.AIM);
        System.out.println("\nOther trackers on the same songs, as music.md measured them:");
        MusicGoals.RIVALS.forEach(System.out::println);
    }

    private static void table(Path folder) throws IOException {
        Ffmpeg ffmpeg = Ffmpeg.locate();
        List<AnnotatedSong> songs = AnnotatedSong.in(folder);
        System.out.println(SongScore.HEADER);
        List<SongScore> scores = new ArrayList<>();
        for (AnnotatedSong song : songs) {
            SongScore score = SongScore.of(ffmpeg, song);
            System.out.println(score);
            scores.add(score);
        }
        System.out.println(SongScore.mean(scores));
    }
}
