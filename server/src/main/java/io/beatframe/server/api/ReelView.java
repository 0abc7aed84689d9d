package io.beatframe.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.StepKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A reel as clients see it.
 *
 * @param secondsLeft at the pace of the step that is worked on, once there is one; where a reel
 *     waits nobody knows
 * @param attempts how often workers began a step of it; more than one for a step says that workers
 *     died or something failed that may pass
 * @param startedAt when a worker first took what is being done now, or was done last
 * @param plan in full, where one reel is asked for
 * @param report the same
 * @param finalVideoUrl of the last run that was done
 * @param errorMessage one line with the code, as in the guide
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReelView(
        String id,
        ReelStatus status,
        double progress,
        @Nullable Long secondsLeft,
        ReelOrder request,
        int attempts,
        List<Reels.StepRow> steps,
        Cost cost,
        @JsonRawValue @Schema(implementation = Object.class) @Nullable String plan,
        @JsonRawValue @Schema(implementation = Object.class) @Nullable String report,
        @Nullable String finalVideoUrl,
        @Nullable String errorMessage,
        @Nullable Problem error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    /** Of a step; what comes before tells nothing of its pace. */
    private static final double LEAST_DONE = .05;

    /** What others were paid for it: nothing for what is made here. */
    record Cost(BigDecimal usd) {}

    record Problem(String code, String type, String message, boolean retriable) {}

    static ReelView of(Reel reel, List<Reels.StepRow> steps, Instant now, String address) {
        return new ReelView(
                reel.id(),
                reel.status(),
                reel.progress(),
                secondsLeft(reel, steps, now),
                reel.order(),
                steps.stream().mapToInt(Reels.StepRow::attempts).sum(),
                steps,
                new Cost(reel.costUsd()),
                reel.plan().orElse(null),
                reel.report().orElse(null),
                reel.output().map(there -> address + "/video").orElse(null),
                reel.problem().map(p -> p.code() + ": " + p.message()).orElse(null),
                reel.problem()
                        .map(p ->
                                new Problem(
                                        p.code().name(),
                                        p.code().type().name(),
                                        p.message(),
                                        p.retriable()))
                        .orElse(null),
                reel.createdAt(),
                steps.stream()
                        .map(Reels.StepRow::startedAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                reel.completedAt().orElse(null));
    }

    /** Of an earlier step another worker had the pace, and a person's review took its own time. */
    private static @Nullable Long secondsLeft(Reel reel, List<Reels.StepRow> steps, Instant now) {
        for (Reels.StepRow step : steps) {
            Instant since = step.startedAt();
            if (step.running() && since != null && !reel.status().settled()) {
                StepKind.Share share = step.kind().share(reel.order());
                double done = reel.progress() - share.from();
                double taken = Duration.between(since, now).toMillis() / 1000.0;
                return done > LEAST_DONE * (share.to() - share.from())
                        ? Math.round(taken * (1 - reel.progress()) / done)
                        : null;
            }
        }
        return null;
    }
}
