package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Aspect;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OtioTest {
    private static final ShotPlan PLAN =
            Plans.of(4, "Rain\n\"quoted\" \ud83d\udd7a {}", FrameRate.FPS_29_97, Aspect.PORTRAIT);
    private static final JsonNode TIMELINE =
            JsonMapper.shared().readTree(Otio.write(PLAN, "reel.mp4"));

    private static JsonNode track(int index) {
        return TIMELINE.path("tracks").path("children").path(index);
    }

    private static List<JsonNode> children(String schema) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode child : track(0).path("children")) {
            if (child.path("OTIO_SCHEMA").asString().equals(schema)) {
                found.add(child);
            }
        }
        return found;
    }

    @Test
    void isATimelineOfOnePictureAndOneSoundTrack() {
        assertThat(TIMELINE.path("OTIO_SCHEMA").asString()).isEqualTo("Timeline.1");
        assertThat(TIMELINE.path("name").asString()).isEqualTo(PLAN.brief().prompt());
        assertThat(TIMELINE.path("tracks").path("OTIO_SCHEMA").asString()).isEqualTo("Stack.1");
        assertThat(track(0).path("kind").asString()).isEqualTo("Video");
        assertThat(track(1).path("kind").asString()).isEqualTo("Audio");
        assertThat(track(2).isMissingNode()).isTrue();
    }

    @Test
    void clipsAreTheShotsEndToEndInTheReelsFrames() {
        List<JsonNode> clips = children("Clip.2");
        assertThat(clips).hasSize(4);
        double end = 0;
        for (JsonNode clip : clips) {
            JsonNode range = clip.path("source_range");
            assertThat(range.path("start_time").path("value").asDouble()).isEqualTo(end);
            assertThat(range.path("duration").path("rate").asDouble()).isEqualTo(30000.0 / 1001);
            end += range.path("duration").path("value").asDouble();
            String key = clip.path("active_media_reference_key").asString();
            JsonNode media = clip.path("media_references").path(key);
            assertThat(media.path("OTIO_SCHEMA").asString()).isEqualTo("ExternalReference.1");
            assertThat(media.path("target_url").asString()).isEqualTo("reel.mp4");
            assertThat(media.path("available_range").path("duration").path("value").asDouble())
                    .isEqualTo(PLAN.frames());
        }
        assertThat(end).isEqualTo(PLAN.frames());
    }

    @Test
    void aTransitionStandsBetweenItsClipsAndACutIsNone() {
        List<JsonNode> transitions = children("Transition.1");
        assertThat(transitions).hasSize(1);
        assertThat(transitions.getFirst().path("in_offset").path("value").asDouble()).isEqualTo(6);
        assertThat(transitions.getFirst().path("out_offset").path("value").asDouble()).isEqualTo(6);
        assertThat(track(0).path("children").path(2)).isEqualTo(transitions.getFirst());
    }

    @Test
    void everyBeatHasAMarkerOnItsFrame() {
        List<Long> beats = new ArrayList<>();
        int downbeats = 0;
        for (JsonNode marker : TIMELINE.path("tracks").path("markers")) {
            assertThat(marker.path("OTIO_SCHEMA").asString()).isEqualTo("Marker.2");
            if (marker.path("comment").asString().endsWith("eat")) {
                beats.add(
                        (long)
                                marker.path("marked_range")
                                        .path("start_time")
                                        .path("value")
                                        .asDouble());
                downbeats += marker.path("color").asString().equals("RED") ? 1 : 0;
            }
        }
        assertThat(beats)
                .containsExactlyElementsOf(
                        PLAN.music().beats().stream()
                                .map(beat -> PLAN.rate().frameAt(beat.seconds()))
                                .toList());
        assertThat(downbeats).isEqualTo(4);
    }
}
