package io.beatframe.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.progress.Progress;
import io.beatframe.render.ReelRenderer;
import io.beatframe.request.Export;
import io.beatframe.request.Platform;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reels in which joins lie one frame early or late: the check says so of each, and of no other, at
 * every rate and with any number of shots.
 */
class InjectedErrorsIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final FrameSize SIZE = new FrameSize(108, 192);

    @TempDir static Path song;

    @TempDir Path folder;

    @BeforeAll
    static void sing() {
        MadeSong.music(song.resolve("song.wav"), 50);
    }

    @ParameterizedTest
    @CsvSource({
        "24000,1001,33,0",
        "25,1,2,0",
        "30000,1001,60,0",
        "30,1,5,0",
        "30,1,33,0.1",
        "60,1,2,0.1",
        "60,1,60,0.1"
    })
    void eachIsCaughtAgainstTheTimeline(
            int numerator, int denominator, int shots, double pan, TestReporter reporter) {
        Injected reel = inject(new FrameRate(numerator, denominator), shots, pan);
        try (Workspace workspace = Workspace.in(folder)) {
            List<Long> from = Collections.nCopies(shots, 0L);
            List<Clip> clips = MadeReel.movingClips(reel.plan, SIZE, from, pan, FFMPEG, folder);
            Timeline truth =
                    Timeline.of(
                            reel.plan,
                            clips,
                            MadeReel.untouched(reel.plan),
                            FFMPEG,
                            workspace,
                            Progress.SILENT);
            QualityReport report =
                    ReelCheck.check(
                            reel.file, reel.plan, truth, Platform.ANY, FFMPEG, Progress.SILENT);
            reporter.publishEntry(reel.toString());
            assertThat(misjudged(reel, report)).isEmpty();
            // Where much moves, a join of two or four frames may prove nothing, and says so.
            assertThat(report.provenCuts())
                    .isBetween((int) Math.round((pan == 0 ? 1 : 0.9) * (shots - 1)), shots - 1);
        }
    }

    /**
     * Footage that moves by a tenth of the picture a frame, and nothing known but the plan: what is
     * placed is placed rightly, and nearly every cut is.
     */
    @ParameterizedTest
    @CsvSource({"24000,1001,33", "25,1,33", "30000,1001,33", "60,1,60"})
    void noneIsMisjudgedFromThePictureAlone(
            int numerator, int denominator, int shots, TestReporter reporter) {
        Injected reel = inject(new FrameRate(numerator, denominator), shots, 0.1);
        QualityReport report =
                ReelCheck.check(
                        reel.file, Optional.of(reel.plan), Platform.ANY, FFMPEG, Progress.SILENT);
        assertThat(misjudged(reel, report)).isEmpty();
        List<Boolean> cuts = new ArrayList<>();
        for (int i = 0; i < shots - 1; i++) {
            if (reel.plan.joins().get(i) instanceof Transition.Cut) {
                cuts.add(report.cuts().get(i).proven());
            }
        }
        assertThat(cuts.stream().filter(proven -> proven).count())
                .isGreaterThanOrEqualTo(Math.round(0.9 * cuts.size()));
        reporter.publishEntry(reel + ", proven: " + report.provenCuts());
    }

    /** Joins that are placed where they do not lie. */
    private static List<String> misjudged(Injected reel, QualityReport report) {
        List<String> misjudged = new ArrayList<>();
        for (int i = 0; i < reel.errors.size(); i++) {
            CutMeasure cut = report.cuts().get(i);
            if (cut.proven() && cut.errorFrames() != reel.errors.get(i)) {
                Transition join = reel.plan.joins().get(i);
                misjudged.add(join + " is off by " + reel.errors.get(i) + ": " + cut);
            }
        }
        return misjudged;
    }

    /**
     * @param plan what the reel should be
     * @param errors by how many frames each of its joins is off
     */
    private record Injected(Path file, ShotPlan plan, List<Integer> errors) {
        @Override
        public String toString() {
            long off = errors.stream().filter(error -> error != 0).count();
            return plan.rate() + " fps, joins: " + errors.size() + ", injected: " + off;
        }
    }

    private Injected inject(FrameRate rate, int shots, double pan) {
        Random random = new Random(shots + rate.numerator());
        List<Transition> joins = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        List<Integer> wrongLengths = new ArrayList<>();
        List<Integer> errors = new ArrayList<>();
        List<Long> from = new ArrayList<>(List.of(0L));
        int before = 0;
        for (int i = 0; i < shots; i++) {
            lengths.add(16 + random.nextInt(6));
            int after = 0;
            if (i < shots - 1) {
                int overlap = 2 + 2 * random.nextInt(3);
                boolean cut = random.nextInt(3) == 0;
                // A leak is drawn in the plan's size and no smaller; ReelCheckIT has one.
                List<Transition.Kind> kinds = new ArrayList<>(List.of(Transition.Kind.values()));
                kinds.remove(Transition.Kind.LIGHT_LEAK);
                joins.add(
                        cut
                                ? new Transition.Cut()
                                : kinds.get(1 + random.nextInt(kinds.size() - 1)).of(overlap));
                // The first is always off, so that no reel is right.
                after = i == 0 ? 1 : random.nextInt(3) - 1;
                errors.add(after);
                from.add((long) after);
            }
            wrongLengths.add(lengths.getLast() + after - before);
            before = after;
        }
        Path music = song.resolve("song.wav");
        ShotPlan plan = MadeReel.plan(rate, lengths, joins, music, 0, Quality.DRAFT);
        ShotPlan wrong = MadeReel.plan(rate, wrongLengths, joins, music, 0, Quality.DRAFT);
        Path file = folder.resolve("reel.mp4");
        try (Workspace workspace = Workspace.in(folder)) {
            ReelRenderer.render(
                    wrong,
                    MadeReel.movingClips(wrong, SIZE, from, pan, FFMPEG, folder),
                    MadeReel.untouched(wrong),
                    Export.DEFAULT,
                    FFMPEG,
                    workspace,
                    file,
                    Progress.SILENT);
        }
        return new Injected(file, plan, errors);
    }
}
