package io.beatframe.music;

import io.beatframe.bench.Bench;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.music.demo.WavFile;
import io.beatframe.progress.Progress;
import io.beatframe.testing.AnnotatedSong;
import io.beatframe.testing.SectionScore;
import io.beatframe.testing.SectionedSong;
import io.beatframe.testing.SectionedSong.Structure;
import io.beatframe.testing.SharedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How well sections are found in songs whose sections are known. */
public record SectionsBench() implements Bench {
    private static final int SONGS = 6;

    /** The rules were made looking at lower seeds. */
    private static final long FIRST_SEED = 100;

    @Override
    public String name() {
        return "sections";
    }

    @Override
    public String arguments() {
        return "[SONGS]";
    }

    @Override
    public String about() {
        return "sections of made songs, SONGS of each structure, and of real ones (4 s a song, 54 songs)";
    }

    @Override
    public void run(List<String> arguments) throws IOException {
        int songs = arguments.isEmpty() ? SONGS : Integer.parseInt(arguments.getFirst());
        System.out.println(
                """
                Players come and go at known bars, tempo 70 to 180. P, R: precision and recall of the boundaries within
                .5 s; F.5, F3: F-measure within .5 and 3 s; kinds: share of the time in which the true kind is named;
                flat: songs called flat. First with the true bars given, then from the sound alone.
                """);
        System.out.println(Row.HEADER);
        Path wav = Files.createTempFile("beatframe-sections", ".wav");
        try {
            Ffmpeg ffmpeg = Ffmpeg.locate();
            List<Row> changing = new ArrayList<>();
            List<Row> flat = new ArrayList<>();
            WindowTable windows = new WindowTable();
            for (Structure structure : Structure.values()) {
                Row row = Row.of(structure.name().toLowerCase(Locale.ROOT).replace('_', ' '));
                for (long seed = FIRST_SEED; seed < FIRST_SEED + songs; seed++) {
                    SectionedSong song = SectionedSong.play(structure, seed);
                    MusicAnalysis heard = heard(ffmpeg, wav, song.mono());
                    windows.add(song, heard);
                    row = row.plus(song.mono(), song.barStarts(), song.truth(), heard);
                }
                System.out.println(row);
                (structure.flat() ? flat : changing).add(row);
            }
            System.out.println(Row.sum("ALL THAT CHANGE", changing));
            System.out.println(Row.sum("ALL FLAT", flat));
            System.out.println(
                    "must                              ≥.90                           (100 % of the flat)");
            real(ffmpeg, wav);
            windows.print();
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    private static void real(Ffmpeg ffmpeg, Path wav) throws IOException {
        Optional<Path> folder = SharedMedia.find("music");
        if (folder.isEmpty()) {
            System.out.println("Without ../shared/media/music, no real songs.");
            return;
        }
        Row row = Row.of("real, switched");
        int number = 0;
        for (AnnotatedSong song : AnnotatedSong.in(folder.orElseThrow())) {
            if (song.downbeats().isPresent()) {
                SwitchedExcerpt excerpt = SwitchedExcerpt.of(ffmpeg, song, number++);
                row =
                        row.plus(
                                excerpt.mono(),
                                song.downbeats().orElseThrow(),
                                excerpt.truth(),
                                heard(ffmpeg, wav, excerpt.mono()));
            }
        }
        System.out.println(
                "\nReal excerpts, their first and last third muffled, thinned or softened by us:");
        System.out.println(row);
    }

    private static MusicAnalysis heard(Ffmpeg ffmpeg, Path wav, float[] mono) throws IOException {
        WavFile.write(wav, new float[][] {mono});
        return SongAnalyser.analyse(ffmpeg, wav, Hints.NONE, Progress.SILENT);
    }

    private record Row(
            String name, SectionScore known, SectionScore heard, int flatKnown, int flatHeard) {
        static final String HEADER =
                "                  songs true | bars given: found   P    R    F.5  F3   kinds flat |"
                        + " heard: found   P    R    F.5  F3   kinds flat";

        static Row of(String name) {
            return new Row(name, SectionScore.NONE, SectionScore.NONE, 0, 0);
        }

        Row plus(float[] mono, List<Double> bars, List<Section> truth, MusicAnalysis analysis) {
            FeatureExtractor extractor = new FeatureExtractor();
            extractor.hear(mono, mono.length);
            List<Section> told = SectionFinder.find(bars, extractor.finish());
            List<Section> found = analysis.sections();
            return new Row(
                    name,
                    known.plus(SectionScore.of(truth, told)),
                    heard.plus(SectionScore.of(truth, found)),
                    flatKnown + flat(told),
                    flatHeard + flat(found));
        }

        static Row sum(String name, List<Row> rows) {
            return new Row(
                    name,
                    SectionScore.sum(rows.stream().map(Row::known)),
                    SectionScore.sum(rows.stream().map(Row::heard)),
                    rows.stream().mapToInt(Row::flatKnown).sum(),
                    rows.stream().mapToInt(Row::flatHeard).sum());
        }

        private static int flat(List<Section> sections) {
            return sections.size() == 1 && sections.getFirst().kind() == Section.Kind.FLAT ? 1 : 0;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-18s %4d %4d |            %s %4d |       %s %4d",
                    name,
                    known.songs(),
                    known.expected(),
                    shown(known),
                    flatKnown,
                    shown(heard),
                    flatHeard);
        }

        private static String shown(SectionScore score) {
            return String.format(
                    Locale.ROOT,
                    "%6d %.2f %.2f %.2f %.2f %.2f",
                    score.found(),
                    score.precision(),
                    score.recall(),
                    score.f(),
                    score.roughF(),
                    score.labels());
        }
    }
}
