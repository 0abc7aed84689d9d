package io.beatframe.clip.video;

import io.beatframe.model.Dialect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
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
        try {
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
            String id = reply.json().path("id").asString("");
            return id.isBlank()
                    ? new Submission.Unknown("it accepted the order and named no job")
                    : new Submission.Accepted(Job.of(id));
        } catch (Wire.Silence silence) {
            return Verdicts.ofSilence(silence);
        }
    }

    @Override
    public Generation poll(Job job) {
        try {
            Reply reply = wire.get(place(job));
            return reply.ok() ? state(reply) : Verdicts.ofPoll(reply);
        } catch (Wire.Silence silence) {
            return Verdicts.missed(silence);
        }
    }

    private static Generation state(Reply reply) {
        String said = reply.line(Reply.said(reply.json()));
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
        try {
            URI place = URI.create(place(job) + "/cancel");
            return wire.post(place, JsonMapper.shared().createObjectNode()).ok();
        } catch (Wire.Silence silence) {
            return false;
        }
    }

    @Override
    public Fetched fetch(Job job, Path file) {
        try {
            Reply reply = wire.get(place(job));
            String link = video(reply);
            return link.isBlank()
                    ? new Fetched.NotYet(reply.words() + ": no link to the clip", true)
                    : Verdicts.ofDownload(wire.download(URI.create(link), file));
        } catch (Wire.Silence silence) {
            return new Fetched.NotYet(silence.why(), true);
        } catch (IllegalArgumentException noLink) {
            return new Fetched.NotYet("its link is no address", false);
        }
    }

    @Override
    public Health health() {
        try {
            return Verdicts.health(wire.get(wire.at("/v1/account")), "takes the key");
        } catch (Wire.Silence silence) {
            return new Health.Ill(silence.why());
        }
    }

    private URI place(Job job) {
        return wire.at("/v1/predictions/" + Paths.part(job.id()));
    }
}
