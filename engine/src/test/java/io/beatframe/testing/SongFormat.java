package io.beatframe.testing;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kinds of files in which people keep songs, at ordinary rates. */
public enum SongFormat {
    WAV("wav"),
    WAV_48("wav", "-ar", "48000"),
    FLAC("flac"),
    OGG("ogg", "-c:a", "vorbis", "-strict", "experimental", "-b:a", "160k"),
    OPUS("opus", "-b:a", "96k"),
    MP3_192("mp3", "-b:a", "192k"),
    MP3_128("mp3", "-b:a", "128k"),
    M4A_192("m4a", "-b:a", "192k"),
    M4A_128("m4a", "-b:a", "128k");

    private final String ending;
    private final List<String> encoding;

    SongFormat(String ending, String... encoding) {
        this.ending = ending;
        this.encoding = List.of(encoding);
    }

    /** Writes the song in stereo to a file of this format in a folder; one is replaced. */
    public Path encode(Ffmpeg ffmpeg, Path song, Path folder) {
        Path file = folder.resolve("song-" + name().toLowerCase(Locale.ROOT) + "." + ending);
        List<String> arguments = new ArrayList<>(List.of("-i", song.toString(), "-ac", "2"));
        arguments.addAll(encoding);
        arguments.add(file.toString());
        ffmpeg.run(arguments, 1, Progress.SILENT);
        return file;
    }
}
