package io.beatframe.clip.video;

import io.beatframe.model.Dialect;
import io.beatframe.provider.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/videos}, as self-hosted servers and gateways have it. */
final class OpenAiVideos implements VideoModel {
    private static final String VIDEOS = "/v1/videos";

    private final Dialect.OpenAiVideos dialect;
    private final Wire wire;

    OpenAiVideos(Dialect.OpenAiVideos dialect, Wire wire) {
        this.dialect = dialect;
        this.wire = wire;
    }

    @Override
    public Submission submit(VideoOrder order, String idempotencyKey) {
        return Verdicts.ordered(() -> {
            URI place = wire.at(VIDEOS);
            Reply reply =
                    switch (dialect.encoding()) {
                        case JSON ->
                                wire.post(place, json(order), "Idempotency-Key", idempotencyKey);
                        case MULTIPART ->
                                wire.post(place, form(order), "Idempotency-Key", idempotencyKey);
                    };
            if (!reply.ok()) {
                return Verdicts.ofError(reply, refusal(reply.json().path("error")));
            }
            return Verdicts.accepted(reply.json().path("id").asString(""), Map.of());
        });
    }

    private ObjectNode json(VideoOrder order) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("model", dialect.model())
                .put("prompt", order.prompt())
                .put("seconds", order.wholeSeconds())
                .put("size", order.format().size().toString())
                .put("fps", Math.round(order.rate().perSecond()))
                .put("num_frames", order.frames())
                .put("seed", order.seed());
        if (!order.negative().isBlank()) {
            body.put("negative_prompt", order.negative());
        }
        order.firstFrame()
                .ifPresent(
                        picture -> body.put("input_reference", EncodedImage.of(picture).dataUri()));
        return body;
    }

    private Multipart form(VideoOrder order) {
        Multipart form =
                new Multipart()
                        .field("model", dialect.model())
                        .field("prompt", order.prompt())
                        .field("seconds", Long.toString(order.wholeSeconds()))
                        .field("size", order.format().size().toString())
                        .field("width", Integer.toString(order.format().size().width()))
                        .field("height", Integer.toString(order.format().size().height()))
                        .field("fps", Long.toString(Math.round(order.rate().perSecond())))
                        .field("num_frames", Long.toString(order.frames()))
                        .field("seed", Long.toString(order.seed()));
        if (!order.negative().isBlank()) {
            form.field("negative_prompt", order.negative());
        }
        order.firstFrame()
                .ifPresent(picture -> {
                    EncodedImage image = EncodedImage.of(picture);
                    form.file("input_reference", "first-frame", image.type(), image.bytes());
                });
        return form;
    }

    @Override
    public Generation poll(Job job) {
        return Verdicts.polled(() -> {
            Reply reply = wire.get(place(job, ""));
            return reply.ok() ? state(reply) : Verdicts.ofPoll(reply);
        });
    }

    private static Generation state(Reply reply) {
        JsonNode json = reply.json();
        JsonNode error = json.path("error");
        String said = reply.said();
        return switch (json.path("status").asString("")) {
            case "queued", "in_progress" -> new Generation.Pending(part(json));
            case "completed" -> new Generation.Ready();
            case "failed" ->
                    refusal(error)
                            ? new Generation.Refused(said)
                            : new Generation.Failed(said.isBlank() ? "failed" : said, true);
            case "cancelled", "canceled" -> new Generation.Cancelled();
            default ->
                    new Generation.Missed(
                            reply.spoken()
                                    ? "a state that is not documented"
                                    : "an answer that is not JSON",
                            Optional.empty());
        };
    }

    private static OptionalDouble part(JsonNode json) {
        double percent = json.path("progress").asDouble(0);
        return percent > 0
                ? OptionalDouble.of(Math.clamp(percent / 100, 0, 1))
                : OptionalDouble.empty();
    }

    private static boolean refusal(JsonNode error) {
        String code = error.path("code").asString("").toLowerCase(Locale.ROOT);
        return code.contains("moderation") || code.contains("content_policy");
    }

    @Override
    public boolean cancel(Job job) {
        return Verdicts.cancelled(() -> {
            return wire.delete(place(job, "")).ok();
        });
    }

    @Override
    public Fetched fetch(Job job, Path file) {
        return Verdicts.fetched(() -> {
            return Verdicts.ofDownload(wire.download(place(job, "/content"), file));
        });
    }

    /** Servers list models there, and gateways want the key for it. */
    @Override
    public Health health() {
        return Verdicts.tested(() -> wire.get(wire.at("/v1/models")), "answers");
    }

    private URI place(Job job, String more) {
        return wire.at(VIDEOS + "/" + Paths.part(job.id()) + more);
    }
}
