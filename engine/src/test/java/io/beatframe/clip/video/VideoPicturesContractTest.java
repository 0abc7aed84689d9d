package io.beatframe.clip.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.video.FakeVideoProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures that go with orders. */
class VideoPicturesContractTest extends VideoContract {
    private Path picture() throws IOException {
        Path picture = folder.resolve("picture.png");
        Files.write(
                picture,
                Base64.getDecoder()
                        .decode(
                                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=="));
        return picture;
    }

    @ParameterizedTest
    @EnumSource
    void theFirstPictureGoesWithTheOrder(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoOrder order = order(of).beginningWith(picture(), "She turns.");
        assertThat(of.model(provider.root(), LIMITS).submit(order, "k"))
                .isInstanceOf(Submission.Accepted.class);
        assertThat(provider.jobs().getFirst().prompt()).isEqualTo("She turns.");
        if (of == ModelCase.GEMINI_OMNI || of == ModelCase.VEO) {
            assertThat(provider.pictures()).containsExactly(1);
        }
    }

    /** Veo makes clips of 8 s alone of them; the fake refuses others as Vertex does. */
    @ParameterizedTest
    @EnumSource(names = {"GEMINI_OMNI", "VEO"})
    void referencePicturesGoWithTheOrder(ModelCase of) throws IOException {
        FakeVideoProvider provider = provider(of);
        VideoOrder plain = order(of);
        VideoOrder order =
                new VideoOrder(
                        plain.prompt(),
                        plain.negative(),
                        plain.format(),
                        plain.rate(),
                        8,
                        192,
                        plain.seed(),
                        List.of(picture(), picture(), picture()),
                        Optional.empty());
        assertThat(of.model(provider.root(), LIMITS).submit(order, "k"))
                .isInstanceOf(Submission.Accepted.class);
        assertThat(provider.pictures()).containsExactly(3);
        assertThat(of.card().capabilities().referenceImages()).isEqualTo(3);
    }
}
