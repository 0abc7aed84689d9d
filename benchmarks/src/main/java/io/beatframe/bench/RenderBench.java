package io.beatframe.bench;

import io.beatframe.render.RenderBenchmark;
import io.beatframe.render.RenderBenchmark.Part;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a render costs and how good it is, beside other ways to the same reel. */
record RenderBench() implements Bench {
    private static final int FRAMES = 900;
    private static final int FEWEST = 96;
    private static final int MOST = 9000;

    @Override
    public String name() {
        return "render";
    }

    @Override
    public String arguments() {
        return "[--frames N] [" + parts().toLowerCase(Locale.ROOT) + "]…";
    }

    @Override
    public String about() {
        return "CPU, wall, quality and memory of a render beside the encoder alone, plain ffmpeg, the"
                + " guide's steps and melt (30 min with 900 frames, 8 with --frames 240)";
    }

    @Override
    public void run(List<String> arguments) {
        int frames = FRAMES;
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--frames") && i + 1 < arguments.size()) {
                frames = frames(arguments.get(++i));
            } else {
                parts.add(part(arguments.get(i)));
            }
        }
        RenderBenchmark.run(frames, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts);
    }

    private static int frames(String word) {
        if (word.matches("[0-9]{1,5}")) {
            int frames = Integer.parseInt(word);
            if (frames >= FEWEST && frames <= MOST) {
                return frames;
            }
        }
        throw new IllegalArgumentException(
                "--frames takes a number from " + FEWEST + " to " + MOST + ", not '" + word + "'");
    }

    private static Part part(String word) {
        return Arrays.stream(Part.values())
                .filter(part -> part.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'"
                                        + word
                                        + "' is no part of the measurement; there are "
                                        + parts().toLowerCase(Locale.ROOT).replace("|", ", ")));
    }

    private static String parts() {
        return Arrays.stream(Part.values()).map(Part::name).collect(Collectors.joining("|"));
    }
}
