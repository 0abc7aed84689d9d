package io.beatframe.clip.video;

import io.beatframe.model.Dialect;
import io.beatframe.network.NoAnswer;
import io.beatframe.provider.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Veo on Vertex AI. The clip comes inside the answer to the poll.
 *
 * @param location e.g. us-central1
 */
record Veo(Dialect.Veo dialect, String project, String location, Wire wire) implements VideoModel {

    private static final String STATE = ":fetchPredictOperation";
    private static final long MOST_STATE_BYTES = 1_000_000;

    @Override
    public Submission submit(VideoOrder order, String idempotencyKey) {
        return Verdicts.ordered(() -> {
            Reply reply = wire.post(place(":predictLongRunning"), body(order));
            if (!reply.ok()) {
                return Verdicts.ofError(reply, reply.status() == 400 && support(reply.words()));
            }
            return Verdicts.accepted(reply.json().path("name").asString(""), Map.of());
        });
    }

    private static ObjectNode body(VideoOrder order) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode instance = body.putArray("instances").addObject();
        instance.put("prompt", order.prompt());
        order.firstFrame().ifPresent(picture -> image(instance, picture));
        for (Path picture : order.references()) {
            ObjectNode reference = instance.withArray("referenceImages").addObject();
            image(reference, picture);
            reference.put("referenceType", "asset");
        }
        ObjectNode parameters = body.putObject("parameters");
        parameters
                .put("sampleCount", 1)
                .put("durationSeconds", order.wholeSeconds())
                .put("seed", order.seed())
                .put("aspectRatio", order.format().aspect().id())
                .put("resolution", order.format().tier())
                .put("generateAudio", false);
        if (!order.negative().isBlank()) {
            parameters.put("negativePrompt", order.negative());
        }
        return body;
    }

    private static void image(ObjectNode of, Path picture) {
        EncodedImage image = EncodedImage.of(picture);
        of.putObject("image")
                .put("bytesBase64Encoded", image.base64())
                .put("mimeType", image.type());
    }

    private static ObjectNode question(Job job) {
        return JsonMapper.shared().createObjectNode().put("operationName", job.id());
    }

    /** What is longer than any state or error can only have the clip inside. */
    @Override
    public Generation poll(Job job) {
        return Verdicts.polled(() -> {
            try {
                Reply reply = wire.postBriefly(place(STATE), question(job), MOST_STATE_BYTES);
                return reply.ok() ? state(reply) : Verdicts.ofPoll(reply);
            } catch (NoAnswer silence) {
                if (silence.reason() == NoAnswer.Reason.TOO_LARGE) {
                    return new Generation.Ready();
                }
                throw silence;
            }
        });
    }

    private static Generation state(Reply reply) {
        JsonNode json = reply.json();
        if (!json.isObject()) {
            return new Generation.Missed("an answer that is not JSON", Optional.empty());
        }
        if (!json.path("done").asBoolean(false)) {
            return new Generation.Pending(OptionalDouble.empty());
        }
        JsonNode response = json.path("response");
        if (response.path("raiMediaFilteredCount").asInt(0) > 0) {
            String why = response.path("raiMediaFilteredReasons").path(0).asString("filtered");
            return new Generation.Refused(reply.line(why));
        }
        if (json.has("error")) {
            String said = reply.said();
            int code = json.path("error").path("code").asInt(0);
            // gRPC: 3 is an invalid argument, 8 a spent quota, 13 and 14 failures of its own.
            if (code == 3 && support(said)) {
                return new Generation.Refused(said);
            }
            return new Generation.Failed(said, code == 8 || code == 13 || code == 14);
        }
        return response.path("videos").isEmpty()
                ? new Generation.Failed("it is done without a video", false)
                : new Generation.Ready();
    }

    /** Its filters end their reasons with "Support codes: N". */
    private static boolean support(String words) {
        return words.contains("Support codes") || words.contains("usage guidelines");
    }

    /** There is no call for it. */
    @Override
    public boolean cancel(Job job) {
        return false;
    }

    @Override
    public Fetched fetch(Job job, Path file) {
        Path answer = file.resolveSibling(file.getFileName() + ".answer");
        try {
            return Verdicts.fetched(() -> {
                Optional<Reply> error = wire.postForFile(place(STATE), question(job), answer);
                return error.isPresent()
                        ? Verdicts.ofDownload(error)
                        : InlineClip.copy(answer, file);
            });
        } finally {
            answer.toFile().delete();
        }
    }

    @Override
    public Health health() {
        return new Health.Untested();
    }

    private URI place(String method) {
        return wire.at(
                "/v1beta1/projects/"
                        + Paths.part(project)
                        + "/locations/"
                        + Paths.part(location)
                        + "/publishers/google/models/"
                        + Paths.part(dialect.model())
                        + method);
    }
}
