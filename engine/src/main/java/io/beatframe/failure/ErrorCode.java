package io.beatframe.failure;

import static io.beatframe.failure.FailureType.INTERNAL;
import static io.beatframe.failure.FailureType.PROVIDER;
import static io.beatframe.failure.FailureType.RESOURCES;
import static io.beatframe.failure.FailureType.USER;

/**
 * Every way in which Beatframe can fail, by a name that scripts may rely on: a code is added, never
 * renamed or reused. Grouped by the stage that raises it, in the order of the stages.
 */
public enum ErrorCode {
    // ffmpeg and files
    FILE_MISSING(USER),
    FILE_UNREADABLE(USER),
    FILE_EMPTY(USER),
    MEDIA_UNREADABLE(USER),
    MEDIA_REFUSED(USER),
    FFMPEG_MISSING(RESOURCES),
    FFMPEG_FAILED(INTERNAL),
    FFMPEG_CRASHED(RESOURCES),
    FFMPEG_TIMEOUT(RESOURCES),
    SANDBOX_MISSING(RESOURCES),
    DISK_FULL(RESOURCES),
    CANCELLED(USER),

    // providers: keys, addresses, and what remote models answer
    CONFIG_INVALID(USER),
    KEY_MISSING(USER),
    ENDPOINT_MISSING(USER),
    ENDPOINT_INVALID(USER),
    PROVIDER_UNAUTHORISED(PROVIDER),
    PROVIDER_REFUSED(PROVIDER),
    PROVIDER_RATE_LIMITED(PROVIDER),
    PROVIDER_UNAVAILABLE(PROVIDER),
    PROVIDER_INVALID(PROVIDER),
    PROVIDER_OUTCOME_UNKNOWN(PROVIDER),

    // request
    PROMPT_LENGTH(USER),
    STYLE_UNKNOWN(USER),
    PALETTE_UNKNOWN(USER),
    QUALITY_UNKNOWN(USER),
    ASPECT_UNKNOWN(USER),
    FPS_UNKNOWN(USER),
    BPM_RANGE(USER),
    BEATS_INVALID(USER),
    WINDOW_INVALID(USER),
    OPTION_INVALID(USER),
    TITLE_INVALID(USER),
    CAPTIONS_INVALID(USER),

    // music
    SONG_NO_AUDIO(USER),
    SONG_TOO_SHORT(USER),
    SONG_TOO_LONG(USER),
    SONG_SILENT(USER),
    SONG_TRUNCATED(USER),

    // plan
    PLAN_UNREADABLE(USER),
    PLAN_INVALID(USER),
    PLANNER_UNKNOWN(USER),

    // clip
    MODEL_UNKNOWN(USER),
    MODELS_FILE_INVALID(USER),
    REFERENCE_INVALID(USER),
    BUDGET_EXCEEDED(USER),
    CLIP_REJECTED(PROVIDER),
    LEDGER_UNUSABLE(RESOURCES),
    FOOTAGE_MISSING(USER),
    FOOTAGE_UNUSABLE(USER),

    // grade
    LOOK_UNKNOWN(USER),
    LUT_INVALID(USER),

    // title
    FONT_MISSING(USER),

    // render, check, deliver
    ENCODER_MISSING(USER),
    CLIPS_UNFIT(INTERNAL),
    OUTPUT_EXISTS(USER),
    OUTPUT_UNWRITABLE(USER),
    CHECK_FAILED(INTERNAL),

    // service
    REQUEST_INVALID(USER),
    NOT_FOUND(USER),
    STATE_CONFLICT(USER),
    PLAN_CHANGED(USER),
    HOST_REFUSED(USER),
    KEY_REFUSED(USER),
    RATE_LIMITED(USER),
    SERVICE_BUSY(RESOURCES),
    QUOTA_EXCEEDED(USER),
    IDEMPOTENCY_MISMATCH(USER),
    IDEMPOTENCY_IN_FLIGHT(USER),
    BODY_TOO_LARGE(USER),
    FETCH_REFUSED(USER),
    FETCH_FAILED(PROVIDER),
    STORE_FAILED(PROVIDER),
    DATABASE_FAILED(RESOURCES),
    WORKER_LOST(RESOURCES),

    OUT_OF_MEMORY(RESOURCES),
    INTERNAL_ERROR(INTERNAL);

    private final FailureType type;

    ErrorCode(FailureType type) {
        this.type = type;
    }

    public FailureType type() {
        return type;
    }
}
