package io.beatframe.bench;

import io.beatframe.failure.Failure;
import io.beatframe.grade.ColourBench;
import io.beatframe.music.MusicSpeedBench;
import io.beatframe.music.SectionsBench;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code ./bench NAME}; without a name, the list of names. */
final class Main {
    private static final List<Bench> ALL =
            List.of(
                    new MusicBench(),
                    new MusicSpeedBench(),
                    new FormatsBench(),
                    new SectionsBench(),
                    new RenderBench(),
                    new ColourBench(),
                    new InputsBench(),
                    new StartBench());

    private Main() {}

    public static void main(String[] words) throws Exception {
        if (words.length == 0 || words[0].equals("--help") || words[0].equals("-h")) {
            list();
            return;
        }
        Optional<Bench> chosen =
                ALL.stream().filter(bench -> bench.name().equals(words[0])).findFirst();
        if (chosen.isEmpty()) {
            System.err.println(
                    "bench: there is no '" + words[0] + "'; ./bench lists what there is.");
            System.exit(2);
        }
        try {
            chosen.orElseThrow().run(List.of(words).subList(1, words.length));
        } catch (IllegalArgumentException | IOException | Failure wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.exit(2);
        }
    }

    private static void list() {
        System.out.println("usage: ./bench NAME [ARGUMENTS]\n");
        for (Bench bench : ALL) {
            System.out.printf(
                    "  %-28s%n      %s%n", bench.name() + " " + bench.arguments(), bench.about());
        }
    }
}
