package io.beatframe.clip.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.provider.Endpoint;
import io.beatframe.provider.Provider;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.testing.video.FakeVideoProvider.Call;
import io.beatframe.testing.video.FakeVideoProvider.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How clips come home, from wherever their providers put them. */
class VideoDownloadContractTest extends VideoContract {
    @ParameterizedTest
    @EnumSource
    void aKeyGoesToNoOtherHost(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        FakeVideoProvider other = provider(of);
        provider.elsewhere(other.root());
        VideoModel model = of.model(provider.root(), LIMITS);
        provider.faults(Call.SUBMIT, Fault.REDIRECT_AWAY);
        assertThat(model.submit(order(of), "k")).isInstanceOf(Submission.Invalid.class);
        Job job = accepted(model, of);
        provider.faults(Call.POLL, Fault.REDIRECT_AWAY);
        model.poll(job);
        assertThat(end(model, job)).isEqualTo(new Generation.Ready());
        assertThat(other.secretsSeen()).isEmpty();
        assertThat(other.count(Call.SUBMIT) + other.count(Call.POLL)).isZero();
        assertThat(provider.secretsSeen()).noneMatch(seen -> seen.startsWith("localhost"));
    }

    @ParameterizedTest
    @EnumSource
    void aClipMayLieOnAnotherHostThatGetsNoKey(ModelCase of) throws IOException {
        assumeTrue(of != ModelCase.VEO, "its clips are inside the answer");
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        end(model, job);
        // The same server by another name.
        provider.elsewhere(provider.otherName());
        provider.faults(Call.FETCH, Fault.REDIRECT_AWAY);
        Path file = folder.resolve("clip");
        assertThat(model.fetch(job, file)).isEqualTo(new VideoModel.Fetched.Done());
        assertThat(file).hasBinaryContent(clip(provider.jobs().getFirst()));
        assertThat(provider.secretsSeen()).noneMatch(seen -> seen.startsWith("localhost"));
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredOrBrokenDownloadIsTriedAgainFromAFreshLink(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        end(model, job);
        Path file = folder.resolve("clip");
        provider.faults(Call.FETCH, Fault.FORBIDDEN, Fault.CUT_OFF, Fault.BAD_GATEWAY);
        for (int i = 0; i < 3; i++) {
            assertThat(model.fetch(job, file))
                    .as("fault %d", i)
                    .isInstanceOfSatisfying(
                            VideoModel.Fetched.NotYet.class,
                            notYet -> {
                                assertThat(notYet.again()).isTrue();
                                assertThat(notYet.why()).doesNotContain("signature", ModelCase.KEY);
                            });
        }
        assertThat(model.fetch(job, file)).isEqualTo(new VideoModel.Fetched.Done());
        assertThat(file).hasBinaryContent(clip(provider.jobs().getFirst()));
    }

    @ParameterizedTest
    @EnumSource
    void aClipWithoutEndIsNotTaken(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        provider.clips(job -> new byte[200_000]);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        end(model, job);
        assertThat(model.fetch(job, folder.resolve("clip")))
                .isInstanceOfSatisfying(
                        VideoModel.Fetched.NotYet.class,
                        large -> {
                            assertThat(large.again()).as("it will be as large again").isFalse();
                            assertThat(large.why()).contains("more than");
                        });
    }

    @ParameterizedTest
    @EnumSource
    void aFullDiskIsCalledSo(ModelCase of) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        assumeTrue(of != ModelCase.VEO, "its answers are kept beside the clip");
        FakeVideoProvider provider = provider(of);
        VideoModel model = of.model(provider.root(), LIMITS);
        Job job = accepted(model, of);
        end(model, job);
        assertThatThrownBy(() -> model.fetch(job, full))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.DISK_FULL);
                            assertThat(failure.retriable()).isTrue();
                        });
    }

    /** A clip within an answer has the time of a clip, not that of an answer. */
    @Test
    void aClipWithinAnAnswerHasTime() throws IOException {
        FakeVideoProvider provider = provider(ModelCase.VEO);
        VideoModel model = ModelCase.VEO.model(provider.root(), LIMITS);
        Job job = accepted(model, ModelCase.VEO);
        end(model, job);
        Wire.Limits hasty =
                new Wire.Limits(Duration.ofMillis(1), LIMITS.download(), LIMITS.downloadBytes());
        Path file = folder.resolve("clip");
        assertThat(ModelCase.VEO.model(provider.root(), hasty).fetch(job, file))
                .isEqualTo(new VideoModel.Fetched.Done());
        assertThat(file).hasBinaryContent(clip(provider.jobs().getFirst()));
        assertThat(folder).isDirectoryNotContaining("glob:**.answer");
    }

    /** And is not fetched whole to see whether it is there. */
    @Test
    void anAnswerOfManyMegabytesHasAClipInIt() throws IOException {
        FakeVideoProvider provider = provider(ModelCase.VEO);
        provider.clips(job -> new byte[3_000_000]);
        VideoModel model = ModelCase.VEO.model(provider.root(), Wire.Limits.USUAL);
        Job job = accepted(model, ModelCase.VEO);
        assertThat(end(model, job)).isEqualTo(new Generation.Ready());
        Path file = folder.resolve("clip");
        assertThat(model.fetch(job, file)).isEqualTo(new VideoModel.Fetched.Done());
        assertThat(file).hasSize(3_000_000);
    }

    /** Where a provider, or who pretends to be one, would like us to look. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1",
                "http://169.254.169.254",
                "https://10.0.0.1",
                "https://[fd00::1]",
                "https://192.168.1.1:8443",
                "https://user:password@127.0.0.1",
                "http://example.com",
                "ftp://127.0.0.1",
            })
    void noLinkLeadsIntoOtherNetworks(String elsewhere) throws IOException {
        for (ModelCase of : ModelCase.values()) {
            if (of == ModelCase.VEO) {
                continue;
            }
            FakeVideoProvider provider = provider(of);
            VideoModel model = of.model(provider.root(), LIMITS);
            Job job = accepted(model, of);
            end(model, job);
            provider.elsewhere(URI.create(elsewhere));
            provider.faults(Call.FETCH, Fault.REDIRECT_AWAY);
            assertThat(model.fetch(job, folder.resolve("clip")))
                    .as("%s to %s", of, elsewhere)
                    .isInstanceOfSatisfying(
                            VideoModel.Fetched.NotYet.class,
                            refused -> {
                                assertThat(refused.again()).isFalse();
                                assertThat(refused.why()).startsWith("it gives a link");
                            });
        }
    }

    /** Whoever runs a server on this machine may keep its clips beside it; nobody else may. */
    @Test
    void onlyAServerOfThisMachineMayNameThisMachine() {
        assertThat(vouches("http://127.0.0.1:8000", "http://localhost:9000/clip")).isTrue();
        assertThat(vouches("http://gpu:8000", "http://gpu:9000/clip")).isTrue();
        assertThat(vouches("http://gpu:8000", "http://localhost:9000/clip")).isFalse();
        assertThat(vouches("https://api.example.org", "http://api.example.org/clip")).isFalse();
        assertThat(vouches("https://api.example.org", "http://127.0.0.1/clip")).isFalse();
    }

    private static boolean vouches(String root, String link) {
        return new Endpoint(Provider.FAL, URI.create(root), Optional.empty())
                .vouchesFor(URI.create(link));
    }
}
