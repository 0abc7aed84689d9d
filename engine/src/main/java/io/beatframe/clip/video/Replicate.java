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

/** Replicate's predictions. */
final class Replicate implements VideoModel {
    private final Dialect.Replicate dialect;
    private final Wire wire;

    Replicate(Dialect.Replicate dialect, Wire wire) {
        this.dialect = dialect;
        this.wire = wire;
    }

    @Override
    public Submission submit(VideoOrder order, String idempotencyKey) {
        return Verdicts.ordered(() -> {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            body.set("input", OrderValues.fill(dialect.input(), order));
            Reply reply =
                    wire.post(wire.at("/v1/models/" + dialect.model() + "/predictions"), body);
            if (!reply.ok()) {
                // By its own advice only 429 is asked again.
                return reply.status() >= 500
                        ? new Submission.Unknown(reply.words())
                        : Verdicts.ofError(reply, false);
            }
            return Verdicts.accepted(reply.json().path("id").asString(""), Map.of());
        });
    }

    @Override
    public Generation poll(Job job) {
        return Verdicts.polled(() -> {
            Reply reply = wire.get(place(job));
            return reply.ok() ? state(reply) : Verdicts.ofPoll(reply);
        });
    }

    private static Generation state(Reply reply) {
        String said = reply.said();
        return switch (reply.json().path("status").asString("")) {
            case "starting", "processing" -> new Generation.Pending(OptionalDouble.empty());
            case "succeeded" ->
                    video(reply).isBlank()
                            ? new Generation.Failed("it succeeded without a video", false)
                            : new Generation.Ready();
            case "failed" ->
                    refusal(said)
                            ? new Generation.Refused(said)
                            : new Generation.Failed(said.isBlank() ? "failed" : said, true);
            case "canceled", "aborted" -> new Generation.Cancelled();
            default -> new Generation.Missed("a state that is not documented", Optional.empty());
        };
    }

    /** Models say it in words. */
    private static boolean refusal(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("nsfw")
                || lower.contains("sensitive")
                || lower.contains("flagged")
                || lower.contains("content policy");
    }

    /** One address, or a list of them. */
    private static String video(Reply reply) {
        JsonNode output = reply.json().path("output");
        return (output.isArray() ? output.path(0) : output).asString("");
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
            return Verdicts.copied(wire, reply, video(reply), file);
        });
    }

    @Override
    public Health health() {
        return Verdicts.tested(() -> wire.get(wire.at("/v1/account")), "takes the key");
    }

    private URI place(Job job) {
        return wire.at("/v1/predictions/" + Paths.part(job.id()));
    }
}
