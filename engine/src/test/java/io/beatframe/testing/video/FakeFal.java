package io.beatframe.testing.video;

import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** fal's queue; clips lie on another host. */
public record FakeFal() implements FakeDialect {

    @Override
    public void answer(FakeVideoProvider provider, FakeCall call) throws IOException {
        String path = call.path();
        if (path.startsWith("/cdn/")) {
            FakeDialect.content(provider, call, provider.job(FakeDialect.last(path)));
        } else if (path.endsWith("/status")) {
            status(provider, call, job(provider, path, "/status"));
        } else if (path.endsWith("/cancel")) {
            FakeJob job = job(provider, path, "/cancel");
            if (!provider.faulty(Call.CANCEL, call, job)) {
                provider.cancel(job.id());
                call.json(202, Map.of("status", "CANCELLATION_REQUESTED"));
            }
        } else if (call.method().equals("POST")) {
            submit(provider, call);
        } else {
            response(provider, call, provider.job(FakeDialect.last(path)));
        }
    }

    private static FakeJob job(FakeVideoProvider provider, String path, String end) {
        return provider.job(FakeDialect.last(path.substring(0, path.length() - end.length())));
    }

    private void submit(FakeVideoProvider provider, FakeCall call) throws IOException {
        JsonNode json = call.json();
        FakeJob job =
                provider.make(
                        provider.newId(),
                        json.path("prompt").asString(""),
                        json.path("resolution").asString("")
                                + " "
                                + json.path("aspect_ratio").asString(""),
                        json.path("duration").asString(""),
                        json.path("seed").asString(""),
                        "");
        if (provider.faulty(Call.SUBMIT, call, job)) {
            return;
        }
        // By no rule that could be guessed from the model's name.
        String base = provider.root() + "/somewhere/requests/" + job.id();
        call.json(
                200,
                Map.of(
                        "request_id",
                        job.id(),
                        "status_url",
                        base + "/status",
                        "response_url",
                        base,
                        "cancel_url",
                        base + "/cancel",
                        "status",
                        "IN_QUEUE",
                        "queue_position",
                        0));
    }

    private void status(FakeVideoProvider provider, FakeCall call, FakeJob job) throws IOException {
        if (provider.faulty(Call.POLL, call, job)) {
            return;
        }
        if (job == null) {
            unknownJob(call);
        } else if (!provider.polled(job)) {
            call.json(202, Map.of("status", "IN_PROGRESS"));
        } else {
            call.json(200, Map.of("status", "COMPLETED"));
        }
    }

    private void response(FakeVideoProvider provider, FakeCall call, FakeJob job)
            throws IOException {
        switch (job.outcome()) {
            case CLIP ->
                    call.json(
                            200,
                            Map.of(
                                    "video",
                                    Map.of(
                                            "url",
                                            provider.otherName()
                                                    + "/cdn/"
                                                    + job.id()
                                                    + "?signature=very-signed-0123456789")));
            case REFUSED -> refused(call);
            case FAILED ->
                    call.json(
                            500,
                            Map.of("detail", "it broke", "error_type", "internal_error"),
                            "X-Fal-Error-Type",
                            "internal_error");
            case CANCELLED -> error(call, 404, "cancelled");
        }
    }

    @Override
    public void error(FakeCall call, int status, String message) throws IOException {
        call.json(
                status,
                status == 422
                        ? Map.of(
                                "detail",
                                List.of(
                                        Map.of(
                                                "loc",
                                                List.of("body"),
                                                "msg",
                                                message,
                                                "type",
                                                "value_error")))
                        : Map.of("detail", message));
    }

    @Override
    public void refused(FakeCall call) throws IOException {
        call.json(
                422,
                Map.of(
                        "detail",
                        List.of(
                                Map.of(
                                        "loc",
                                        List.of("body", "prompt"),
                                        "msg",
                                        "flagged",
                                        "type",
                                        "content_policy_violation"))));
    }
}
