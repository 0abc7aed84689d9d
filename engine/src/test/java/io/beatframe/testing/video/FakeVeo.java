package io.beatframe.testing.video;

import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Veo on Vertex; the clip is inside the answer. */
public record FakeVeo() implements FakeDialect {
    private static final String OPERATIONS = "projects/p/locations/l/operations/";

    @Override
    public void answer(FakeVideoProvider provider, FakeCall call) throws IOException {
        if (call.path().endsWith(":predictLongRunning")) {
            submit(provider, call);
        } else {
            String name = call.json().path("operationName").asString("");
            poll(provider, call, provider.job(name));
        }
    }

    private void submit(FakeVideoProvider provider, FakeCall call) throws IOException {
        JsonNode json = call.json();
        JsonNode parameters = json.path("parameters");
        JsonNode instance = json.path("instances").path(0);
        int references = instance.path("referenceImages").size();
        int seconds = parameters.path("durationSeconds").asInt(0);
        if (references > 0 && (references > 3 || seconds != 8 || instance.has("image"))) {
            error(call, 400, "1 to 3 reference images go with 8 seconds and no first image");
            return;
        }
        provider.pictures(references + (instance.has("image") ? 1 : 0));
        FakeJob job =
                provider.make(
                        OPERATIONS + provider.newId(),
                        json.path("instances").path(0).path("prompt").asString(""),
                        parameters.path("resolution").asString("")
                                + " "
                                + parameters.path("aspectRatio").asString(""),
                        parameters.path("durationSeconds").asString(""),
                        parameters.path("seed").asString(""),
                        "");
        if (!provider.faulty(Call.SUBMIT, call, job)) {
            call.json(200, Map.of("name", job.id()));
        }
    }

    /** Fetching is polling. */
    private void poll(FakeVideoProvider provider, FakeCall call, FakeJob job) throws IOException {
        boolean fetching = job != null && provider.finished(job);
        if (provider.faulty(fetching ? Call.FETCH : Call.POLL, call, job)) {
            return;
        }
        if (job == null) {
            unknownJob(call);
        } else if (!provider.polled(job)) {
            call.json(200, Map.of("name", job.id()));
        } else {
            switch (job.outcome()) {
                case CLIP -> done(call, job, Map.of("videos", List.of(clip(provider, job))));
                case REFUSED ->
                        done(
                                call,
                                job,
                                Map.of(
                                        "raiMediaFilteredCount",
                                        1,
                                        "raiMediaFilteredReasons",
                                        List.of("It may show a real person. Support codes: 1.")));
                case FAILED ->
                        call.json(
                                200,
                                Map.of(
                                        "name",
                                        job.id(),
                                        "done",
                                        true,
                                        "error",
                                        Map.of("code", 13, "message", "internal")));
                case CANCELLED ->
                        call.json(
                                200,
                                Map.of(
                                        "name",
                                        job.id(),
                                        "done",
                                        true,
                                        "error",
                                        Map.of("code", 1, "message", "cancelled")));
            }
        }
    }

    private static Map<String, String> clip(FakeVideoProvider provider, FakeJob job) {
        return Map.of(
                "bytesBase64Encoded",
                Base64.getEncoder().encodeToString(provider.clip(job)),
                "mimeType",
                "video/mp4");
    }

    private static void done(FakeCall call, FakeJob job, Map<String, Object> response)
            throws IOException {
        call.json(200, Map.of("name", job.id(), "done", true, "response", response));
    }

    @Override
    public void error(FakeCall call, int status, String message) throws IOException {
        call.json(
                status,
                Map.of(
                        "error",
                        Map.of("code", status, "message", message, "status", "SOMETHING_WRONG")));
    }

    @Override
    public void refused(FakeCall call) throws IOException {
        error(call, 400, "The prompt violates our usage guidelines. Support codes: 2.");
    }
}
