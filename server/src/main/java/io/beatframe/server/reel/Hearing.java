package io.beatframe.server.reel;

import io.beatframe.failure.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of listening to an upload; it is kept, so that nobody listens twice. */
public sealed interface Hearing {
    /** A song. */
    record Song(SongAnalysis analysis) implements Hearing {}

    /** A clip or photo, and no song. */
    record NoSong() implements Hearing {}

    /** A file that nobody can play or see, and never will. */
    record Refused(Reel.Problem why) implements Hearing {
        public Failure failure() {
            return new Failure(why.code(), why.message());
        }
    }

    /** Of a failure that comes again each time. */
    static Hearing refused(Failure failure) {
        return new Refused(ReelJson.problem(failure));
    }

    /** As it stands in the table. */
    default String text() {
        return switch (this) {
            case Song(SongAnalysis analysis) -> ReelJson.write(analysis);
            case NoSong none -> "{}";
            case Refused(Reel.Problem why) ->
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("refused", why.code().name())
                            .put("message", why.message())
                            .toString();
        };
    }

    static Hearing of(String text) {
        JsonNode json = JsonMapper.shared().readTree(text);
        if (json.isEmpty()) {
            return new NoSong();
        }
        return json.has("refused")
                ? new Refused(
                        ReelJson.problem(
                                json.path("refused").asString(),
                                json.path("message").asString(),
                                false))
                : new Song(ReelJson.readAnalysis(text));
    }
}
