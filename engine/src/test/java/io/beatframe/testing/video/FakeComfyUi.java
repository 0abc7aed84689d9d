package io.beatframe.testing.video;

import io.beatframe.testing.video.FakeVideoProvider.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** ComfyUI; the values are looked for in nodes "text", "video" and "sampler" of the workflow. */
public record FakeComfyUi() implements FakeDialect {

    @Override
    public void answer(FakeVideoProvider provider, FakeCall call) throws IOException {
        String path = call.path();
        if (path.equals("/prompt")) {
            submit(provider, call);
        } else if (path.equals("/queue") && call.method().equals("GET")) {
            call.json(
                    200,
                    Map.of(
                            "queue_running",
                            provider.unfinished().stream()
                                    .map(job -> List.of(0, job.id(), Map.of(), Map.of(), List.of()))
                                    .toList(),
                            "queue_pending",
                            List.of()));
        } else if (path.equals("/queue")) {
            call.send(200, "text/plain", new byte[0]);
        } else if (path.equals("/history")) {
            call.json().path("delete").forEach(id -> provider.strike(id.asString("")));
            call.send(200, "text/plain", new byte[0]);
        } else if (path.equals("/interrupt")) {
            String id = call.json().path("prompt_id").asString("");
            if (!provider.faulty(Call.CANCEL, call, provider.job(id))) {
                provider.cancel(id);
                call.send(200, "text/plain", new byte[0]);
            }
        } else if (path.equals("/view")) {
            String name = call.uri().getQuery().replaceFirst("filename=(.*)_00001_\\.mp4&.*", "$1");
            FakeDialect.content(provider, call, provider.job(name));
        } else if (path.equals("/upload/image")) {
            call.json(200, Map.of("name", "uploaded.png", "subfolder", "", "type", "input"));
        } else {
            history(provider, call, provider.job(FakeDialect.last(path)));
        }
    }

    private void submit(FakeVideoProvider provider, FakeCall call) throws IOException {
        JsonNode json = call.json();
        JsonNode graph = json.path("prompt");
        String id = json.path("prompt_id").asString(provider.newId());
        JsonNode video = graph.path("video").path("inputs");
        FakeJob job =
                provider.make(
                        id,
                        graph.path("text").path("inputs").path("text").asString(""),
                        video.path("width").asString("") + "x" + video.path("height").asString(""),
                        video.path("length").asString(""),
                        graph.path("sampler").path("inputs").path("seed").asString(""),
                        "");
        if (!provider.faulty(Call.SUBMIT, call, job)) {
            call.json(200, Map.of("prompt_id", id, "number", 1, "node_errors", Map.of()));
        }
    }

    private void history(FakeVideoProvider provider, FakeCall call, FakeJob job)
            throws IOException {
        if (job == null) {
            // Before an order there is a question whether it runs already: that is no poll.
            call.json(200, Map.of());
            return;
        }
        if (provider.faulty(Call.POLL, call, job)) {
            return;
        }
        if (provider.polled(job)) {
            ended(call, job);
        } else if (provider.past(job.id()).isPresent()) {
            // Its history keeps the entry of a job of the same name until the new one has an end.
            ended(call, provider.past(job.id()).get());
        } else {
            call.json(200, Map.of());
        }
    }

    private static void ended(FakeCall call, FakeJob job) throws IOException {
        switch (job.outcome()) {
            case CLIP -> call.json(200, Map.of(job.id(), entry(job, true, List.of())));
            case REFUSED, FAILED ->
                    call.json(
                            200,
                            Map.of(
                                    job.id(),
                                    entry(
                                            job,
                                            false,
                                            List.of(
                                                    List.of(
                                                            "execution_error",
                                                            Map.of(
                                                                    "node_type",
                                                                    "KSampler",
                                                                    "exception_message",
                                                                    "out of memory"))))));
            case CANCELLED ->
                    call.json(
                            200,
                            Map.of(
                                    job.id(),
                                    entry(
                                            job,
                                            false,
                                            List.of(List.of("execution_interrupted", Map.of())))));
        }
    }

    private static Map<String, Object> entry(FakeJob job, boolean good, List<?> messages) {
        return Map.of(
                "outputs",
                good
                        ? Map.of(
                                "save",
                                Map.of(
                                        "images",
                                        List.of(
                                                Map.of(
                                                        "filename",
                                                        job.id() + "_00001_.mp4",
                                                        "subfolder",
                                                        "video",
                                                        "type",
                                                        "output")),
                                        "animated",
                                        List.of(true)))
                        : Map.of(),
                "status",
                Map.of(
                        "status_str",
                        good ? "success" : "error",
                        "completed",
                        good,
                        "messages",
                        messages));
    }

    @Override
    public void error(FakeCall call, int status, String message) throws IOException {
        call.json(
                status,
                Map.of(
                        "error",
                        Map.of("type", "invalid_prompt", "message", message, "details", ""),
                        "node_errors",
                        Map.of()));
    }

    /** A machine of one's own refuses nothing. */
    @Override
    public void refused(FakeCall call) throws IOException {
        error(call, 400, "invalid prompt");
    }
}
