package io.beatframe.bench;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.TrainingInputs;
import io.beatframe.testing.AnnotatedSong;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is heard of annotated songs, for those who learn from it. */
record InputsBench() implements Bench {
    @Override
    public String name() {
        return "inputs";
    }

    @Override
    public String arguments() {
        return "FOLDER…";
    }

    @Override
    public String about() {
        return "writes what is heard of a folder's songs, for training/beats (.2 s a song)";
    }

    @Override
    public void run(List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("name a folder of annotated songs");
        }
        Ffmpeg ffmpeg = Ffmpeg.locate();
        int count = 0;
        for (String folder : arguments) {
            for (AnnotatedSong song : AnnotatedSong.in(Path.of(folder))) {
                TrainingInputs.write(ffmpeg, song);
                count++;
            }
        }
        System.out.println(count + " songs heard");
    }
}
