package io.beatframe.clip.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.clip.Clip;
import io.beatframe.failure.ErrorCode;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.time.FrameRate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Filming with a model, with videos good and bad. */
class GeneratedClipsIT extends FilmingOverHttp {
    @Test
    void aPlanIsFilmedAndTheSecondTimeCostsNothing() throws IOException {
        ShotPlan plan = plan(1.2, 2.5, 0.7);
        List<Clip> clips = film(plan);
        for (int i = 0; i < clips.size(); i++) {
            assertThat(clips.get(i).frames()).isEqualTo(plan.clipFrames(i));
            var video = Probe.of(FFMPEG, clips.get(i).file()).video().orElseThrow();
            assertThat(video.frames()).hasValue(plan.clipFrames(i));
            assertThat(video.width()).isEqualTo(plan.size().width());
            assertThat(video.averageRate()).contains(FrameRate.FPS_30);
            assertThat(clips.get(i).cost().spent()).isEqualTo(Usd.of("0.21"));
        }
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(3);
        List<Clip> again = film(plan);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(3);
        assertThat(again.getFirst().cost().spent()).isEqualTo(Usd.ZERO);
        assertThat(again.getFirst().cost().saved()).isEqualTo(Usd.of("0.21"));
        assertThat(Files.readAllBytes(again.getFirst().file()))
                .isEqualTo(Files.readAllBytes(clips.getFirst().file()));
        assertThat(events()).filteredOn(e -> e == LedgerEntry.Event.SAVED).hasSize(3);
    }

    @Test
    void noMoreAreInTheMakingThanTheModelAllows() throws IOException {
        provider.pendingPolls(6);
        // However slow the machine: the first is not finished before there is a second.
        followed(2, FilmingOverHttp::await);
        film(plan(0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
        assertThat(provider.mostWorking()).isBetween(2, omni().capabilities().concurrent());
    }

    /**
     * The machine has other things to do: each take is looked at, and each clip made, in its turn.
     */
    @Test
    void whatComputesTakesTurns() throws IOException {
        AtomicInteger turns = new AtomicInteger();
        ReentrantLock one = new ReentrantLock();
        computing =
                new Computing() {
                    @Override
                    public <T> T with(Supplier<T> work) {
                        assertThat(one.isHeldByCurrentThread()).isFalse();
                        one.lock();
                        try {
                            turns.incrementAndGet();
                            return work.get();
                        } finally {
                            one.unlock();
                        }
                    }
                };
        film(plan(0.5, 0.5, 0.5));
        assertThat(turns).hasValue(6);
    }

    @Test
    void whatCannotBeUsedIsTakenAgainOnceWithAnotherSeed() throws IOException {
        for (BadVideo bad : BadVideo.values()) {
            // A store of its own, or the clip would come from there.
            store = "store-" + bad;
            int before = provider.jobs().size();
            provider.clips(job ->
                    provider.jobs().size() - before < 2
                            ? bad.bytes()
                            : VIDEOS.moving(360, 640, 24, seconds(job)));
            List<Clip> clips = film(plan(1.5));
            assertThat(clips.getFirst().notes()).as(bad.name()).anyMatch(n -> n.contains(bad.why));
            assertThat(clips.getFirst().cost().spent()).isEqualTo(Usd.of("0.42"));
            List<FakeJob> jobs = provider.jobs().subList(before, before + 2);
            assertThat(jobs.get(0).seed()).isNotEqualTo(jobs.get(1).seed());
        }
    }

    private enum BadVideo {
        OTHER_SHAPE("it is 640x360 where 720x1280 was ordered"),
        BLACK("most of it is black"),
        FROZEN("nothing in it moves"),
        SHORT("it lasts"),
        CUTS("it cuts to another picture at"),
        NO_VIDEO("it is no video that can be played"),
        EMPTY("it is no video that can be played");

        private final String why;

        BadVideo(String why) {
            this.why = why;
        }

        byte[] bytes() {
            return switch (this) {
                case OTHER_SHAPE -> VIDEOS.moving(640, 360, 24, 3);
                case BLACK -> VIDEOS.plain("black", 360, 640, 3);
                case FROZEN -> VIDEOS.plain("gray", 360, 640, 3);
                case SHORT -> VIDEOS.moving(360, 640, 24, 0.5);
                case CUTS -> VIDEOS.cut(360, 640, 0.7, 0.7);
                case NO_VIDEO ->
                        "<html>Your video is ready</html>".getBytes(StandardCharsets.UTF_8);
                case EMPTY -> new byte[0];
            };
        }
    }

    @Test
    void twiceUnusableIsAFailureThatIsRemembered() {
        provider.clips(job -> VIDEOS.plain("black", 360, 640, 3));
        ShotPlan plan = plan(1.5);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.CLIP_REJECTED);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(2);
        assertThat(failureOf(plan, Budget.NONE, false)).isEqualTo(ErrorCode.CLIP_REJECTED);
        assertThat(provider.count(Call.SUBMIT))
                .as("nothing is paid to be rejected again")
                .isEqualTo(2);
    }

    @Test
    void aCutIsAvoidedWhereThereIsRoom() throws IOException {
        provider.clips(job -> VIDEOS.cut(360, 640, 0.6, 2.4));
        Clip clip = film(plan(1.5)).getFirst();
        assertThat(clip.notes()).anyMatch(note -> note.contains("cuts to another picture at 0.6"));
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
    }

    @Test
    void aRateOfItsOwnIsBroughtToTheReels() throws IOException {
        provider.clips(job -> VIDEOS.moving(360, 640, 16, seconds(job)));
        Clip clip = film(plan(1.5)).getFirst();
        assertThat(clip.notes()).anyMatch(note -> note.contains("16.00 frames a second, not 24"));
        assertThat(Probe.of(FFMPEG, clip.file()).video().orElseThrow().frames()).hasValue(45);
    }

    @Test
    void shotsMayBeginWhereTheOneBeforeEnds() throws IOException {
        chained = true;
        List<Clip> clips = film(plan(1.2, 1.3, 1.4));
        assertThat(clips).hasSize(3);
        assertThat(provider.mostWorking()).isEqualTo(1);
        assertThat(provider.pictures()).containsExactly(0, 1, 1);
        film(plan(1.2, 1.3, 1.4), Budget.of("0.01", Budget.Mode.CAP), false);
        assertThat(provider.count(Call.SUBMIT))
                .as("the same pictures, the same clips")
                .isEqualTo(3);
    }

    @Test
    void referencesGoWithEveryShotAndAreChecked() throws IOException {
        Path face = folder.resolve("face.png");
        Files.write(face, java.util.HexFormat.of().parseHex("89504e470d0a1a0a0000"));
        references = List.of(face, face);
        film(plan(1.2, 1.3));
        assertThat(provider.pictures()).containsExactly(2, 2);
        references = List.of(face, face, face, face);
        assertThat(failureOf(plan(1.2), Budget.NONE, false)).isEqualTo(ErrorCode.REFERENCE_INVALID);
        Files.writeString(face, "no picture");
        references = List.of(face);
        assertThat(failureOf(plan(1.2), Budget.NONE, false)).isEqualTo(ErrorCode.REFERENCE_INVALID);
        references = List.of(folder.resolve("nobody.png"));
        assertThat(failureOf(plan(1.2), Budget.NONE, false)).isEqualTo(ErrorCode.REFERENCE_INVALID);
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(2);
    }

    @Test
    void aLongShotIsChainedFromItsOwnLastFrame() throws IOException {
        Clip clip = film(plan(21)).getFirst();
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(2);
        assertThat(clip.notes()).anyMatch(note -> note.contains("2 takes"));
        assertThat(Probe.of(FFMPEG, clip.file()).video().orElseThrow().frames()).hasValue(630);
    }
}
