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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Google's Interactions API. */
final class GeminiOmni implements VideoModel {
    private static final String INTERACTIONS = "/v1beta/interactions";

    private final Dialect.GeminiOmni dialect;
    private final Wire wire;

    GeminiOmni(Dialect.GeminiOmni dialect, Wire wire) {
        this.dialect = dialect;
        this.wire = wire;
    }

    @Override
    public Submission submit(VideoOrder order, String idempotencyKey) {
        return Verdicts.ordered(() -> {
            Reply reply = wire.post(wire.at(INTERACTIONS), body(order));
            if (!reply.ok()) {
                return Verdicts.ofError(reply, refusal(reply));
            }
            return Verdicts.accepted(reply.json().path("id").asString(""), Map.of());
        });
    }

    private ObjectNode body(VideoOrder order) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("model", dialect.model()).put("background", true).put("store", true);
        ArrayNode input = body.putArray("input");
        order.firstFrame().ifPresent(picture -> image(input, picture));
        order.references().forEach(picture -> image(input, picture));
        input.addObject().put("type", "text").put("text", order.prompt());
        body.putObject("response_format")
                .put("type", "video")
                .put("delivery", "uri")
                .put("aspect_ratio", order.format().aspect().id())
                .put("duration", order.wholeSeconds() + "s")
                .put("resolution", order.format().tier());
        ObjectNode config = body.putObject("generation_config");
        config.put("seed", order.seed());
        config.putObject("video_config").put("task", task(order));
        return body;
    }

    private static String task(VideoOrder order) {
        if (order.firstFrame().isPresent()) {
            return "image_to_video";
        }
        return order.references().isEmpty() ? "text_to_video" : "reference_to_video";
    }

    private static void image(ArrayNode input, Path picture) {
        EncodedImage image = EncodedImage.of(picture);
        input.addObject()
                .put("type", "image")
                .put("mime_type", image.type())
                .put("data", image.base64());
    }

    @Override
    public Generation poll(Job job) {
        return Verdicts.polled(() -> {
            Reply reply = wire.get(place(job));
            if (!reply.ok()) {
                boolean unknown =
                        reply.status() == 400 && reply.words().contains("Invalid interaction name");
                return unknown ? new Generation.Lost(reply.words()) : Verdicts.ofPoll(reply);
            }
            return state(reply);
        });
    }

    private static Generation state(Reply reply) {
        JsonNode json = reply.json();
        String status = json.path("status").asString("");
        String said = reply.said();
        return switch (status) {
            case "queued", "in_progress" -> new Generation.Pending(OptionalDouble.empty());
            case "completed" ->
                    video(json).isBlank()
                            ? new Generation.Refused(reply.line(text(json)))
                            : new Generation.Ready();
            case "failed" ->
                    safety(said)
                            ? new Generation.Refused(said)
                            : new Generation.Failed(said.isBlank() ? "failed" : said, true);
            case "cancelled" -> new Generation.Cancelled();
            case "incomplete", "budget_exceeded", "requires_action", "requires_continuation" ->
                    new Generation.Failed(status + (said.isBlank() ? "" : ": " + said), false);
            default ->
                    new Generation.Missed(
                            "a state that it does not document: " + reply.line(status),
                            Optional.empty());
        };
    }

    /** The address of the clip, or nothing. */
    private static String video(JsonNode json) {
        for (JsonNode step : json.path("steps")) {
            for (JsonNode content : step.path("content")) {
                if (content.path("type").asString("").equals("video")) {
                    return content.path("uri").asString("");
                }
            }
        }
        return "";
    }

    /** Its own files come as their descriptions unless the bytes are asked for. */
    private String link(Reply reply) {
        String uri = video(reply.json());
        return wire.own(uri).isPresent() && !uri.contains("alt=media")
                ? uri + (uri.contains("?") ? "&" : "?") + "alt=media"
                : uri;
    }

    /** What the model said in place of showing it. */
    private static String text(JsonNode json) {
        for (JsonNode step : json.path("steps")) {
            for (JsonNode content : step.path("content")) {
                String text = content.path("text").asString("");
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        return "it answered without a video and without a word";
    }

    @Override
    public boolean cancel(Job job) {
        return Verdicts.cancelled(() -> {
            URI place = URI.create(place(job) + "/cancel");
            return wire.post(place, JsonMapper.shared().createObjectNode()).ok();
        });
    }

    @Override
    public Fetched fetch(Job job, Path file) {
        return Verdicts.fetched(() -> {
            Reply reply = wire.get(place(job));
            return Verdicts.copied(wire, reply, link(reply), file);
        });
    }

    @Override
    public Health health() {
        return Verdicts.tested(
                () -> wire.get(wire.at("/v1beta/models?pageSize=1")), "takes the key");
    }

    private URI place(Job job) {
        return wire.at(INTERACTIONS + "/" + Paths.part(job.id()));
    }

    private static boolean refusal(Reply reply) {
        String code = reply.json().path("error").path("code").asString("");
        String status = reply.json().path("error").path("status").asString("");
        return reply.status() == 400 && (safety(code) || safety(status) || safety(reply.words()));
    }

    private static boolean safety(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("safety")
                || lower.contains("prohibited")
                || lower.contains("blocked")
                || lower.contains("policy");
    }
}
