package io.beatframe.testing.video;

import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.util.Map;

/** How one provider answers, as documented. */
public interface FakeDialect {
    void answer(FakeVideoProvider provider, FakeCall call) throws IOException;

    /** An error in the provider's form. */
    void error(FakeCall call, int status, String message) throws IOException;

    /** That it does not show this. */
    void refused(FakeCall call) throws IOException;

    default void unknownJob(FakeCall call) throws IOException {
        error(call, 404, "no such job");
    }

    /** Serves a clip's bytes, from wherever the dialect puts them. */
    static void content(FakeVideoProvider provider, FakeCall call, FakeJob job) throws IOException {
        if (!provider.faulty(Call.FETCH, call, job)) {
            call.send(200, "video/mp4", provider.clip(job));
        }
    }

    static Map<String, Object> message(String message) {
        return Map.of("message", message);
    }

    /** The last part of a path. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
