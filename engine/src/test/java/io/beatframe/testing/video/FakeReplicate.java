package io.beatframe.testing.video;

import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Replicate; clips lie on another host. */
public record FakeReplicate() implements FakeDialect {

    @Override
    public void answer(FakeVideoProvider provider, FakeCall call) throws IOException {
        String path = call.path();
        if (path.equals("/v1/account")) {
            call.json(200, Map.of("username", "tester"));
        } else if (path.startsWith("/cdn/")) {
            FakeDialect.content(provider, call, provider.job(FakeDialect.last(path)));
        } else if (path.endsWith("/predictions")) {
            submit(provider, call);
        } else if (path.endsWith("/cancel")) {
            String id = FakeDialect.last(path.substring(0, path.length() - 7));
            if (!provider.faulty(Call.CANCEL, call, provider.job(id))) {
                provider.cancel(id);
                call.json(200, Map.of("id", id, "status", "canceled"));
            }
        } else {
            poll(provider, call, provider.job(FakeDialect.last(path)));
        }
    }

    private void submit(FakeVideoProvider provider, FakeCall call) throws IOException {
        JsonNode input = call.json().path("input");
        FakeJob job =
                provider.make(
                        provider.newId(),
                        input.path("prompt").asString(""),
                        input.path("resolution").asString("")
                                + " "
                                + input.path("aspect_ratio").asString(""),
                        input.path("num_frames").asString(""),
                        input.path("seed").asString(""),
                        "");
        if (!provider.faulty(Call.SUBMIT, call, job)) {
            call.json(201, state(provider, job, "starting"));
        }
    }

    private void poll(FakeVideoProvider provider, FakeCall call, FakeJob job) throws IOException {
        if (provider.faulty(Call.POLL, call, job)) {
            return;
        }
        if (job == null) {
            unknownJob(call);
            return;
        }
        if (!provider.polled(job)) {
            call.json(200, state(provider, job, "processing"));
            return;
        }
        Map<String, Object> state =
                state(
                        provider,
                        job,
                        switch (job.outcome()) {
                            case CLIP -> "succeeded";
                            case REFUSED, FAILED -> "failed";
                            case CANCELLED -> "canceled";
                        });
        switch (job.outcome()) {
            case CLIP ->
                    state.put(
                            "output",
                            provider.otherName()
                                    + "/cdn/"
                                    + job.id()
                                    + "?signature=very-signed-0123456789");
            case REFUSED -> state.put("error", "The input was flagged as sensitive. (E005)");
            case FAILED -> state.put("error", "CUDA out of memory");
            case CANCELLED -> {}
        }
        call.json(200, state);
    }

    private static Map<String, Object> state(
            FakeVideoProvider provider, FakeJob job, String status) {
        Map<String, Object> state = new LinkedHashMap<>();
        String place = provider.root() + "/v1/predictions/" + job.id();
        state.put("id", job.id());
        state.put("status", status);
        state.put("urls", Map.of("get", place, "cancel", place + "/cancel"));
        return state;
    }

    @Override
    public void error(FakeCall call, int status, String message) throws IOException {
        call.json(status, Map.of("title", "Error", "detail", message, "status", status));
    }

    /** It has no form for that but words. */
    @Override
    public void refused(FakeCall call) throws IOException {
        error(call, 422, "The input was flagged as sensitive.");
    }
}
