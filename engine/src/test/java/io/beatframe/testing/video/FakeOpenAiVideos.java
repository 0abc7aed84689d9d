package io.beatframe.testing.video;

import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * {@code /v1/videos}.
 *
 * @param multipart as vLLM-Omni wants it; else JSON
 */
public record FakeOpenAiVideos(boolean multipart) implements FakeDialect {
    private static final String ROOT = "/v1/videos";

    @Override
    public void answer(FakeVideoProvider provider, FakeCall call) throws IOException {
        String path = call.path();
        if (path.equals("/v1/models")) {
            call.json(200, Map.of("data", List.of()));
        } else if (call.method().equals("POST") && path.equals(ROOT)) {
            submit(provider, call);
        } else if (path.endsWith("/content")) {
            String id = path.substring(ROOT.length() + 1, path.length() - 8);
            FakeDialect.content(provider, call, provider.job(id));
        } else if (call.method().equals("DELETE")) {
            String id = FakeDialect.last(path);
            if (!provider.faulty(Call.CANCEL, call, provider.job(id))) {
                provider.cancel(id);
                call.json(200, Map.of("id", id, "deleted", true));
            }
        } else {
            poll(provider, call, provider.job(FakeDialect.last(path)));
        }
    }

    private void submit(FakeVideoProvider provider, FakeCall call) throws IOException {
        boolean isForm = call.header("Content-Type").startsWith("multipart/form-data");
        JsonNode json = call.json();
        if (isForm != multipart || !multipart && !json.path("seconds").isInt()) {
            error(call, 422, "this server takes " + (multipart ? "forms" : "JSON"));
            return;
        }
        String id = provider.newId();
        FakeJob job =
                provider.make(
                        id,
                        value(call, json, "prompt"),
                        value(call, json, "size"),
                        value(call, json, "num_frames"),
                        value(call, json, "seed"),
                        call.header("Idempotency-Key"));
        if (!provider.faulty(Call.SUBMIT, call, job)) {
            call.json(200, state(id, "queued", 0));
        }
    }

    private String value(FakeCall call, JsonNode json, String name) {
        return multipart ? call.field(name) : json.path(name).asString("");
    }

    private void poll(FakeVideoProvider provider, FakeCall call, FakeJob job) throws IOException {
        if (provider.faulty(Call.POLL, call, job)) {
            return;
        }
        if (job == null) {
            unknownJob(call);
        } else if (!provider.polled(job)) {
            call.json(200, state(job.id(), "in_progress", 40));
        } else {
            switch (job.outcome()) {
                case CLIP -> call.json(200, state(job.id(), "completed", 100));
                case REFUSED -> call.json(200, failed(job, "moderation_blocked", "not allowed"));
                case FAILED -> call.json(200, failed(job, "", "CUDA out of memory"));
                case CANCELLED -> call.json(200, state(job.id(), "cancelled", 0));
            }
        }
    }

    private static Map<String, Object> state(String id, String status, int progress) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("id", id);
        state.put("object", "video");
        state.put("status", status);
        state.put("progress", progress);
        return state;
    }

    /** Some servers give no code. */
    private static Map<String, Object> failed(FakeJob job, String code, String message) {
        Map<String, Object> state = state(job.id(), "failed", 0);
        Map<String, String> error = new LinkedHashMap<>();
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        error.put("message", message);
        state.put("error", error);
        return state;
    }

    @Override
    public void error(FakeCall call, int status, String message) throws IOException {
        call.json(status, Map.of("error", FakeDialect.message(message)));
    }

    @Override
    public void refused(FakeCall call) throws IOException {
        call.json(
                400,
                Map.of("error", Map.of("code", "moderation_blocked", "message", "not allowed")));
    }
}
