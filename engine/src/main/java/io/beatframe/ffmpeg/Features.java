package io.beatframe.ffmpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What we use of ffmpeg and a lesser build may have left out. */
final class Features {
    private static final List<String> FILTERS =
            List.of(
                    "alimiter",
                    "avgblur",
                    "blend",
                    "chromashift",
                    "ebur128",
                    "eq",
                    "framerate",
                    "geq",
                    "lut3d",
                    "mergeplanes",
                    "minterpolate",
                    "noise",
                    "overlay",
                    "perspective",
                    "pixelize",
                    "silencedetect",
                    "swaprect",
                    "tpad",
                    "xfade",
                    "zscale");
    private static final List<String> ENCODERS = List.of("aac", "libx264", "png");
    private static final List<String> DECODERS =
            List.of("aac", "flac", "h264", "hevc", "mjpeg", "mp3float", "png", "vorbis");

    private Features() {}

    /** E.g. "filter zscale"; empty if all are there. */
    static List<String> missingIn(Ffmpeg ffmpeg) {
        List<String> missing = new ArrayList<>();
        add("filter", FILTERS, ffmpeg.words("-filters"), missing);
        add("encoder", ENCODERS, ffmpeg.words("-encoders"), missing);
        add("decoder", DECODERS, ffmpeg.words("-decoders"), missing);
        return List.copyOf(missing);
    }

    /** ffmpeg prints one a line: flags, name, description. */
    private static void add(String kind, List<String> needed, String list, List<String> missing) {
        Set<String> present = new HashSet<>();
        for (String line : list.lines().toList()) {
            List<String> words = Arrays.asList(line.strip().split("\\s+"));
            if (words.size() > 1) {
                present.add(words.get(1));
            }
        }
        for (String one : needed) {
            if (!present.contains(one)) {
                missing.add(kind + " " + one);
            }
        }
    }
}
