package io.beatframe.clip.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.FakeVideoProvider.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter must do, against a server that speaks its language and has its faults. */
class VideoModelContractTest extends VideoContract {
    private static final Wire.Limits IMPATIENT =
            new Wire.Limits(Duration.ofMillis(900), Duration.ofMillis(900), 100_000);

    @ParameterizedTest
    @EnumSource
    void anOrderArrivesAsItWasMeantAndItsClipComesBack(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        FakeJob seen = provider.jobs().getFirst();
        VideoOrder order = order(of);
        assertThat(seen.prompt()).isEqualTo(PROMPT);
        assertThat(seen.seed()).isEqualTo("42");
        assertThat(seen.length())
                .isIn(
                        Long.toString(order.frames()),
                        Long.toString(order.wholeSeconds()),
                        order.wholeSeconds() + "s");
        assertThat(seen.size())
                .isIn(order.format().size().toString(), order.format().tier() + " 9:16");
        assertThat(model.poll(job)).isInstanceOf(Generation.Pending.class);
        assertThat(end(model, job)).isEqualTo(new Generation.Ready());
        Path file = folder.resolve("clip");
        assertThat(model.fetch(job, file)).isEqualTo(new VideoModel.Fetched.Done());
        assertThat(file).hasBinaryContent(clip(seen));
        if (of != ModelCase.COMFYUI) {
            assertThat(provider.secretsSeen())
                    .isNotEmpty()
                    .allMatch(s -> s.contains(ModelCase.KEY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobIsFollowedByItsNameAloneAfterACrash(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        Job job = accepted(of.model(provider.root(), LIMITS), of);
        VideoModel later = of.model(provider.root(), LIMITS);
        Job kept = new Job(job.id(), job.links());
        assertThat(end(later, kept)).isEqualTo(new Generation.Ready());
        assertThat(later.fetch(kept, folder.resolve("clip")))
                .isEqualTo(new VideoModel.Fetched.Done());
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void tooManyOrdersAreSaidNotToBeTaken(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.faults(Call.SUBMIT, Fault.BUSY, Fault.BUSY_WITH_HINT);
        assertThat(model.submit(order(of), "k"))
                .isInstanceOfSatisfying(
                        Submission.NotNow.class, busy -> assertThat(busy.after()).isEmpty());
        if (of != ModelCase.COMFYUI) {
            assertThat(model.submit(order(of), "k2"))
                    .isInstanceOfSatisfying(
                            Submission.NotNow.class,
                            busy -> assertThat(busy.after()).contains(Duration.ofSeconds(7)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheProvidersOwnIsKnownFromOneOfAProxy(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.faults(Call.SUBMIT, Fault.FAILURE);
        assertThat(model.submit(order(of), "k1"))
                .isInstanceOf(
                        of == ModelCase.REPLICATE
                                ? Submission.Unknown.class
                                : Submission.NotNow.class);
        provider.faults(Call.SUBMIT, Fault.BAD_GATEWAY);
        assertThat(model.submit(order(of), "k2")).isInstanceOf(Submission.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderWhoseAnswerIsLostIsUnknown(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.faults(Call.SUBMIT, Fault.CUT_OFF);
        Submission cut = model.submit(order(of), "k1");
        provider.faults(Call.SUBMIT, Fault.SLOW);
        Submission slow = of.model(provider.root(), IMPATIENT).submit(order(of), "k2");
        if (of == ModelCase.COMFYUI) {
            // The job has a name of ours, by which it is found.
            assertThat(cut).isInstanceOf(Submission.Accepted.class);
            assertThat(end(model, ((Submission.Accepted) cut).job()))
                    .isEqualTo(new Generation.Ready());
        } else {
            assertThat(cut).isInstanceOf(Submission.Unknown.class);
            assertThat(slow).isInstanceOf(Submission.Unknown.class);
        }
        provider.faults(Call.SUBMIT, Fault.HTML);
        if (of != ModelCase.COMFYUI) {
            assertThat(model.submit(order(of), "k3")).isInstanceOf(Submission.Unknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobWithoutANameToKeepIsUnknown(ModelCase of) throws IOException {
        assumeTrue(of != ModelCase.COMFYUI, "its jobs have names of ours");
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.endNames("x".repeat(1000));
        assertThat(model.submit(order(of), "k")).isInstanceOf(Submission.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensNothingWasOrdered(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        URI root = provider.root();
        provider.close();
        VideoModel model = of.model(root, LIMITS);
        assertThat(model.submit(order(of), "k")).isInstanceOf(Submission.Unreached.class);
        assertThat(model.poll(new Job("x", java.util.Map.of("status_url", root + "/x"))))
                .isInstanceOf(Generation.Missed.class);
    }

    @ParameterizedTest
    @EnumSource
    void keysAndOrdersThatAreNotTakenAreSaidSo(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.faults(Call.SUBMIT, Fault.UNAUTHORISED, Fault.INVALID);
        Submission denied = model.submit(order(of), "k1");
        assertThat(denied).isInstanceOf(Submission.Denied.class);
        assertThat(denied.toString()).doesNotContain(ModelCase.KEY);
        assertThat(model.submit(order(of), "k2"))
                .isInstanceOfSatisfying(
                        Submission.Invalid.class,
                        invalid -> assertThat(invalid.why()).contains("duration must be 4"));
    }

    @ParameterizedTest
    @EnumSource
    void refusalsAreTold(ModelCase of) throws IOException {
        assumeTrue(of != ModelCase.COMFYUI, "a machine of one's own refuses nothing");
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.faults(Call.SUBMIT, Fault.REFUSED);
        Submission atOnce = model.submit(order(of), "k1");
        assertThat(atOnce)
                .isInstanceOf(
                        of == ModelCase.REPLICATE
                                ? Submission.Invalid.class
                                : Submission.Refused.class);
        provider.outcomes(FakeJob.Outcome.REFUSED);
        Job job = accepted(model, of);
        assertThat(end(model, job))
                .isInstanceOfSatisfying(
                        Generation.Refused.class,
                        refused -> assertThat(refused.why()).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void jobsThatComeToNothingAreTold(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.outcomes(FakeJob.Outcome.FAILED);
        assertThat(end(model, accepted(model, of)))
                .isInstanceOfSatisfying(
                        Generation.Failed.class, failed -> assertThat(failed.why()).isNotBlank());
    }

    /** The same order under the same key, after its job failed or was cancelled. */
    @ParameterizedTest
    @EnumSource
    void whatCameToNothingCanBeMadeAnew(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.outcomes(FakeJob.Outcome.FAILED, FakeJob.Outcome.CANCELLED);
        assertThat(end(model, accepted(model, of))).isInstanceOf(Generation.Failed.class);
        assertThat(end(model, accepted(model, of))).isNotInstanceOf(Generation.Ready.class);
        assertThat(end(model, accepted(model, of))).isEqualTo(new Generation.Ready());
        assertThat(provider.count(Call.SUBMIT)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aMissedPollIsAMissedPoll(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        provider.faults(
                Call.POLL,
                Fault.BUSY_WITH_HINT,
                Fault.FAILURE,
                Fault.BAD_GATEWAY,
                Fault.HTML,
                Fault.CUT_OFF,
                Fault.REDIRECT_AWAY);
        for (int i = 0; i < 6; i++) {
            assertThat(model.poll(job)).as("fault %d", i).isInstanceOf(Generation.Missed.class);
        }
        assertThat(end(model, job)).isEqualTo(new Generation.Ready());
    }

    @ParameterizedTest
    @EnumSource
    void aForgottenJobIsLost(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        provider.forget(job.id());
        assertThat(model.poll(job)).isInstanceOf(Generation.Lost.class);
    }

    @ParameterizedTest
    @EnumSource
    void cancellingReachesTheProvider(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        provider.pendingPolls(1000);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        model.poll(job);
        boolean stops = model.cancel(job);
        assertThat(stops).isEqualTo(of != ModelCase.VEO);
        if (stops) {
            assertThat(provider.cancelled()).containsExactly(job.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFreeCallTestsTheKeyWhereThereIsOne(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel.Health health = of.model(provider.root(), LIMITS).health();
        assertThat(health)
                .isInstanceOf(
                        of == ModelCase.FAL || of == ModelCase.VEO
                                ? VideoModel.Health.Untested.class
                                : VideoModel.Health.Well.class);
        assertThat(provider.count(Call.SUBMIT)).isZero();
    }
}
