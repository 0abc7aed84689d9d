package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table, as it was read.
 *
 * @param run how often it was asked for; 1 until its plan is edited
 * @param turn its place among all that wait; the lowest goes first
 * @param order what was asked, as the JSON that came
 * @param plan as JSON, once planned
 * @param report as JSON, once delivered
 * @param startedAt when it first took its turn at the processor
 * @param costUsd what all its runs have cost
 * @param output the folder in the store, once delivered
 */
public record Reel(
        String id,
        String tenantId,
        ReelStatus status,
        int run,
        long turn,
        double progress,
        ReelOrder order,
        Optional<String> plan,
        Optional<String> report,
        Optional<String> output,
        BigDecimal costUsd,
        Optional<Problem> problem,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt) {

    /**
     * @throws Failure STATE_CONFLICT before it was planned
     */
    public String requirePlan() {
        return plan.orElseThrow(() ->
                new Failure(
                        ErrorCode.STATE_CONFLICT,
                        "The reel is " + status.id() + "; it has no plan."));
    }

    /** Why it failed. */
    public record Problem(ErrorCode code, String message, boolean retriable) {}
}
