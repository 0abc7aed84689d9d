package io.beatframe.server.reel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StepKindTest {
    private static ReelOrder order(String song, String more) {
        return JsonMapper.shared()
                .readValue(
                        "{\"audio_segment_url\":\""
                                + song
                                + "\",\"prompt\":\"A lone dancer in a neon city\""
                                + more
                                + "}",
                        ReelOrder.class);
    }

    @Test
    void whatIsUploadedAndDrawnIsPlannedAndRendered() {
        ReelOrder order = order("/v1/songs/song_1", "");
        assertThat(StepKind.first(order, false)).isEqualTo(StepKind.PLAN);
        assertThat(StepKind.afterPlan(order)).isEqualTo(StepKind.RENDER);
        assertThat(StepKind.PLAN.pool(order)).isEqualTo(Pool.PROCESSOR);
        assertThat(StepKind.RENDER.pool(order)).isEqualTo(Pool.PROCESSOR);
    }

    @Test
    void whateverWaitsForOthersHasPlacesOfItsOwn() {
        ReelOrder order =
                order(
                        "/v1/songs/song_1",
                        ",\"footage_urls\":[\"s3://bucket/a.mp4\",\"s3://bucket/a.mp4\"],"
                                + "\"planner\":\"gemini\",\"video_model\":\"veo\"");
        assertThat(order.addresses()).containsExactly("s3://bucket/a.mp4");
        assertThat(StepKind.first(order, false)).isEqualTo(StepKind.FETCH);
        assertThat(StepKind.afterFetch(order, false)).isEqualTo(StepKind.PLAN);
        assertThat(StepKind.afterPlan(order)).isEqualTo(StepKind.FILM);
        for (StepKind kind : StepKind.values()) {
            assertThat(kind.pool(order))
                    .isEqualTo(kind == StepKind.RENDER ? Pool.PROCESSOR : Pool.PATIENCE);
        }
    }

    @Test
    void anEditedPlanIsNotMadeAgain() {
        ReelOrder there = order("https://a.test/song.mp3", "");
        assertThat(StepKind.first(there, true)).isEqualTo(StepKind.FETCH);
        assertThat(StepKind.afterFetch(there, true)).isEqualTo(StepKind.RENDER);
        assertThat(StepKind.first(order("/v1/songs/song_1", ""), true)).isEqualTo(StepKind.RENDER);
    }
}
