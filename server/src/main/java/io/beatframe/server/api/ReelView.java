package io.beatframe.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.Reels;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A reel as clients see it.
 *
 * @param secondsLeft at the pace so far, once there is one
 * @param attempts how often workers began a step of it; more than one for a step says that workers
 *     died or something failed that may pass
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

    /** What others were paid for it: nothing for what is made here. */
    record Cost(BigDecimal usd) {}

    record Problem(String code, String type, String message, boolean retriable) {}

    static ReelView of(Reel reel, List<Reels.StepRow> steps, Instant now, String address) {
        return new ReelView(
                reel.id(),
                reel.status(),
                reel.progress(),
                secondsLeft(reel, now),
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
                reel.startedAt().orElse(null),
                reel.completedAt().orElse(null));
    }

    private static @Nullable Long secondsLeft(Reel reel, Instant now) {
        if (reel.status().settled() || reel.startedAt().isEmpty() || reel.progress() < .05) {
            return null;
        }
        double taken = Duration.between(reel.startedAt().get(), now).toMillis() / 1000.0;
        return Math.round(taken * (1 - reel.progress()) / reel.progress());
    }
}
