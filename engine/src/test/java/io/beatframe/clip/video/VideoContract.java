package io.beatframe.clip.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.model.Capabilities;
import io.beatframe.model.Format;
import io.beatframe.testing.video.FakeJob;
import io.beatframe.testing.video.FakeVideoProvider;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the contracts of video models share: servers, and orders that they can fill. */
abstract class VideoContract {
    static final Wire.Limits LIMITS =
            new Wire.Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 100_000);

    static final String PROMPT = "A \"lone\" dancer, in the rain – at night\nof 1999";

    @TempDir Path folder;

    private final List<FakeVideoProvider> providers = new ArrayList<>();

    @AfterEach
    void close() {
        providers.forEach(FakeVideoProvider::close);
    }

    FakeVideoProvider provider(ModelCase of) throws IOException {
        FakeVideoProvider provider = new FakeVideoProvider(of.dialect, VideoContract::clip);
        providers.add(provider);
        return provider;
    }

    static byte[] clip(FakeJob job) {
        return ("the clip of " + job.id()).getBytes(StandardCharsets.UTF_8);
    }

    static VideoOrder order(ModelCase of) {
        Capabilities can = of.card().capabilities();
        Format format = can.formatFor(new FrameSize(720, 1280));
        FrameRate rate = can.rateFor(FrameRate.FPS_24);
        double seconds = format.lengths().atLeast(2.5, rate).orElseThrow();
        return new VideoOrder(
                PROMPT,
                can.negativePrompt() ? "text, watermark" : "",
                format,
                rate,
                seconds,
                Math.round(seconds * rate.perSecond()),
                42,
                List.of(),
                Optional.empty());
    }

    Job accepted(VideoModel model, ModelCase of) {
        Submission submission = model.submit(order(of), "key-1");
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return ((Submission.Accepted) submission).job();
    }

    static Generation end(VideoModel model, Job job) {
        for (int polls = 0; polls < 20; polls++) {
            Generation state = model.poll(job);
            if (!(state instanceof Generation.Pending)) {
                return state;
            }
        }
        throw new AssertionError("it never ends");
    }
}
