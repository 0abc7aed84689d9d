package io.beatframe.testing.video;

import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Google's Interactions API; clips lie at {@code /files/…:download}. */
public record FakeGeminiOmni() implements FakeDialect {
    private static final String ROOT = "/v1beta/interactions";

    @Override
    public void answer(FakeVideoProvider provider, FakeCall call) throws IOException {
        String path = call.path();
        if (path.equals("/v1beta/models")) {
            call.json(200, Map.of("models", List.of()));
        } else if (call.method().equals("POST") && path.equals(ROOT)) {
            submit(provider, call);
        } else if (path.startsWith("/files/")) {
            FakeJob job = provider.job(path.substring(7, path.indexOf(':')));
            if (!"alt=media".equals(call.uri().getQuery())) {
                error(call, 400, "alt=media is missing");
            } else {
                FakeDialect.content(provider, call, job);
            }
        } else if (path.endsWith("/cancel")) {
            String id = path.substring(ROOT.length() + 1, path.length() - 7);
            if (!provider.faulty(Call.CANCEL, call, provider.job(id))) {
                provider.cancel(id);
                call.json(200, Map.of("id", id, "status", "cancelled"));
            }
        } else {
            poll(provider, call, provider.job(FakeDialect.last(path)));
        }
    }

    private void submit(FakeVideoProvider provider, FakeCall call) throws IOException {
        JsonNode json = call.json();
        JsonNode format = json.path("response_format");
        String duration = format.path("duration").asString("");
        if (!duration.matches("\\d+s") || !json.path("background").asBoolean(false)) {
            error(call, 400, "duration must be a string such as 5s, in the background");
            return;
        }
        String id = "v1_" + provider.newId();
        JsonNode input = json.path("input");
        provider.pictures(input.size() - 1);
        FakeJob job =
                provider.make(
                        id,
                        input.path(input.size() - 1).path("text").asString(""),
                        format.path("resolution").asString("")
                                + " "
                                + format.path("aspect_ratio").asString(""),
                        duration,
                        json.path("generation_config").path("seed").asString(""),
                        "");
        if (!provider.faulty(Call.SUBMIT, call, job)) {
            call.json(200, Map.of("id", id, "status", "in_progress"));
        }
    }

    private void poll(FakeVideoProvider provider, FakeCall call, FakeJob job) throws IOException {
        if (provider.faulty(Call.POLL, call, job)) {
            return;
        }
        if (job == null) {
            unknownJob(call);
        } else if (!provider.polled(job)) {
            call.json(200, Map.of("id", job.id(), "status", "in_progress"));
        } else {
            switch (job.outcome()) {
                case CLIP ->
                        call.json(
                                200,
                                completed(
                                        job,
                                        Map.of(
                                                "type",
                                                "video",
                                                "mime_type",
                                                "video/mp4",
                                                "uri",
                                                provider.root()
                                                        + "/files/"
                                                        + job.id()
                                                        + ":download")));
                case REFUSED ->
                        call.json(
                                200,
                                completed(
                                        job,
                                        Map.of(
                                                "type",
                                                "text",
                                                "text",
                                                "I can't show that person.")));
                case FAILED ->
                        call.json(
                                200,
                                Map.of(
                                        "id",
                                        job.id(),
                                        "status",
                                        "failed",
                                        "error",
                                        FakeDialect.message("it broke")));
                case CANCELLED -> call.json(200, Map.of("id", job.id(), "status", "cancelled"));
            }
        }
    }

    private static Map<String, Object> completed(FakeJob job, Map<String, String> content) {
        return Map.of(
                "id",
                job.id(),
                "status",
                "completed",
                "steps",
                List.of(Map.of("type", "model_output", "content", List.of(content))));
    }

    @Override
    public void error(FakeCall call, int status, String message) throws IOException {
        call.json(status, Map.of("error", Map.of("code", "invalid_request", "message", message)));
    }

    @Override
    public void refused(FakeCall call) throws IOException {
        call.json(
                400,
                Map.of("error", Map.of("code", "safety_blocked", "message", "blocked by safety")));
    }

    @Override
    public void unknownJob(FakeCall call) throws IOException {
        error(call, 400, "Invalid interaction name");
    }
}
