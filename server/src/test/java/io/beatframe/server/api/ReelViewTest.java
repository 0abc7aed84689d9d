package io.beatframe.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.StepKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReelViewTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static Instant ago(Duration time) {
        return NOW.minus(time);
    }

    private static Reels.StepRow step(StepKind kind, String state, @Nullable Instant since) {
        return new Reels.StepRow(kind, state, 1, since);
    }

    /**
     * @param model that films
     * @param started when its turn at the processor began
     */
    private static ReelView view(
            String model,
            ReelStatus status,
            double progress,
            Optional<Instant> started,
            Reels.StepRow... steps) {
        ReelOrder order =
                JsonMapper.shared()
                        .readValue(
                                "{\"audio_segment_url\":\"/v1/songs/s\",\"prompt\":\"A lone dancer\",\"video_model\":\""
                                        + model
                                        + "\"}",
                                ReelOrder.class);
        Reel reel =
                new Reel(
                        "reel_a",
                        "local",
                        status,
                        1,
                        1,
                        progress,
                        order,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        BigDecimal.ZERO,
                        Optional.empty(),
                        ago(Duration.ofDays(3)),
                        started,
                        Optional.empty());
        return ReelView.of(reel, List.of(steps), NOW, "http://localhost/v1/reels/reel_a");
    }

    /** Of 96 hundredths of a reel's time a render has taken one half in ten seconds. */
    @Test
    void theTimeOfAReviewIsNoWork() {
        Instant planned = ago(Duration.ofDays(2));
        Reels.StepRow plan = step(StepKind.PLAN, "finished", planned);
        ReelView rendering =
                view(
                        "previz",
                        ReelStatus.RENDERING,
                        .52,
                        Optional.of(planned),
                        plan,
                        step(StepKind.RENDER, "running", ago(Duration.ofSeconds(10))));
        assertThat(rendering.secondsLeft()).isEqualTo(10);
        assertThat(rendering.startedAt()).isEqualTo(planned);
        ReelView review = view("previz", ReelStatus.REVIEW, .04, Optional.of(planned), plan);
        assertThat(review.secondsLeft()).isNull();
    }

    /** Nothing of it computes before the render, so it takes no turn before. */
    @Test
    void whatAModelFilmsHasATimeFromTheStart() {
        Instant began = ago(Duration.ofMinutes(5));
        Reels.StepRow film = step(StepKind.FILM, "running", ago(Duration.ofSeconds(100)));
        ReelView filming =
                view(
                        "veo",
                        ReelStatus.GENERATING,
                        .14,
                        Optional.empty(),
                        step(StepKind.PLAN, "finished", began),
                        film);
        assertThat(filming.startedAt()).isEqualTo(began);
        assertThat(filming.secondsLeft()).isEqualTo(860);
        Instant justNow = ago(Duration.ofSeconds(1));
        ReelView rendering =
                view(
                        "veo",
                        ReelStatus.GENERATING,
                        .6,
                        Optional.of(justNow),
                        step(StepKind.RENDER, "running", justNow));
        assertThat(rendering.secondsLeft()).as("it has only begun").isNull();
    }
}
