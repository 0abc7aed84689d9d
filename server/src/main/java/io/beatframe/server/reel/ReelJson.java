package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import tools.jackson.databind.json.JsonMapper;

/** Orders as text in the table. */
final class ReelJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReelJson() {}

    static String write(ReelOrder order) {
        return MAPPER.writeValueAsString(order);
    }

    static ReelOrder read(String json) {
        return MAPPER.readValue(json, ReelOrder.class);
    }

    static String write(SongAnalysis analysis) {
        return MAPPER.writeValueAsString(analysis);
    }

    static SongAnalysis readAnalysis(String json) {
        return MAPPER.readValue(json, SongAnalysis.class);
    }

    /** A failure that was stored by a newer version may have a code that this one lacks. */
    static Reel.Problem problem(String code, String message, boolean retriable) {
        ErrorCode known = ErrorCode.INTERNAL_ERROR;
        for (ErrorCode each : ErrorCode.values()) {
            if (each.name().equals(code)) {
                known = each;
            }
        }
        return new Reel.Problem(known, message, retriable);
    }

    static Reel.Problem problem(Failure failure) {
        Failure told = ClientWords.of(failure);
        return new Reel.Problem(told.code(), told.message(), told.retriable());
    }
}
