package io.beatframe.clip.video;

import io.beatframe.model.Dialect;
import io.beatframe.model.OrderField;
import io.beatframe.network.NoAnswer;
import io.beatframe.provider.Reply;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A ComfyUI server, which runs the user's workflow. */
final class ComfyUi implements VideoModel {
    private static final String CLIENT = "beatframe";

    private final Dialect.ComfyUi dialect;
    private final Wire wire;

    ComfyUi(Dialect.ComfyUi dialect, Wire wire) {
        this.dialect = dialect;
        this.wire = wire;
    }

    /** The job's name is ours, so an order whose answer is lost can be asked after. */
    @Override
    public Submission submit(VideoOrder order, String idempotencyKey) {
        Job job = Job.of(UUID.nameUUIDFromBytes(bytes(idempotencyKey)).toString());
        Generation before = poll(job);
        if (before instanceof Generation.Pending || before instanceof Generation.Ready) {
            return new Submission.Accepted(job);
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("client_id", CLIENT).put("prompt_id", job.id());
        try {
            if (before instanceof Generation.Failed || before instanceof Generation.Cancelled) {
                forget(job);
            }
            body.set("prompt", graph(order));
        } catch (NoAnswer silence) {
            return silence.sent()
                    ? new Submission.NotNow(Verdicts.words(silence), Optional.empty())
                    : new Submission.Unreached(Verdicts.words(silence));
        }
        try {
            Reply reply = wire.post(wire.at("/prompt"), body);
            if (reply.ok()) {
                return Verdicts.accepted(
                        reply.json().path("prompt_id").asString(job.id()), Map.of());
            }
            return reply.status() == 400
                    ? new Submission.Invalid(reply.words() + nodeErrors(reply))
                    : Verdicts.ofError(reply, false);
        } catch (NoAnswer silence) {
            return silence.sent()
                    ? new Submission.Accepted(job)
                    : new Submission.Unreached(Verdicts.words(silence));
        }
    }

    /** Or the end of the last run would be taken for that of the next, until it has one. */
    private void forget(Job job) throws NoAnswer {
        ObjectNode which = JsonMapper.shared().createObjectNode();
        which.putArray("delete").add(job.id());
        wire.post(wire.at("/history"), which);
    }

    private JsonNode graph(VideoOrder order) throws NoAnswer {
        ObjectNode graph = dialect.workflow().deepCopy().asObject();
        for (var binding : dialect.bindings().entrySet()) {
            int dot = binding.getKey().indexOf('.');
            String node = binding.getKey().substring(0, dot);
            String input = binding.getKey().substring(dot + 1);
            ObjectNode inputs = graph.path(node).path("inputs").asObject();
            if (binding.getValue() == OrderField.FIRST_FRAME) {
                if (order.firstFrame().isPresent()) {
                    inputs.put(input, upload(order.firstFrame().get()));
                }
            } else {
                OrderValues.of(binding.getValue(), order)
                        .ifPresent(value -> inputs.set(input, value));
            }
        }
        return graph;
    }

    private String upload(Path picture) throws NoAnswer {
        EncodedImage image = EncodedImage.of(picture);
        String name = "beatframe-" + UUID.nameUUIDFromBytes(image.bytes()) + image.suffix();
        Multipart form =
                new Multipart()
                        .field("overwrite", "true")
                        .file("image", name, image.type(), image.bytes());
        Reply reply = wire.post(wire.at("/upload/image"), form);
        return reply.json().path("name").asString(name);
    }

    private String nodeErrors(Reply reply) {
        StringBuilder errors = new StringBuilder();
        reply.json()
                .path("node_errors")
                .properties()
                .forEach(node -> {
                    for (JsonNode error : node.getValue().path("errors")) {
                        String words =
                                error.path("message").asString("")
                                        + " "
                                        + error.path("details").asString("");
                        errors.append("; node ").append(node.getKey()).append(": ").append(words);
                    }
                });
        return errors.isEmpty() ? "" : reply.line(errors.toString());
    }

    @Override
    public Generation poll(Job job) {
        return Verdicts.polled(() -> {
            Reply reply = wire.get(wire.at("/history/" + Paths.part(job.id())));
            if (!reply.ok() || !reply.spoken()) {
                return Verdicts.ofPoll(reply);
            }
            JsonNode entry = reply.json().path(job.id());
            return entry.isMissingNode() ? inQueue(job) : state(entry, reply);
        });
    }

    /** The history is empty for what waits, runs, and was never asked for. */
    private Generation inQueue(Job job) throws NoAnswer {
        Reply reply = wire.get(wire.at("/queue"));
        if (!reply.ok() || !reply.spoken()) {
            return Verdicts.ofPoll(reply);
        }
        for (String list : new String[] {"queue_running", "queue_pending"}) {
            for (JsonNode item : reply.json().path(list)) {
                if (item.path(1).asString("").equals(job.id())) {
                    return new Generation.Pending(OptionalDouble.empty());
                }
            }
        }
        // It may have moved from the queue to the history between the two questions.
        Reply again = wire.get(wire.at("/history/" + Paths.part(job.id())));
        JsonNode entry = again.json().path(job.id());
        return entry.isMissingNode()
                ? new Generation.Lost("neither its queue nor its history has the job")
                : state(entry, again);
    }

    private Generation state(JsonNode entry, Reply reply) {
        JsonNode status = entry.path("status");
        if (status.path("status_str").asString("").equals("error")) {
            String why = "the workflow failed";
            for (JsonNode message : status.path("messages")) {
                String kind = message.path(0).asString("");
                if (kind.equals("execution_interrupted")) {
                    return new Generation.Cancelled();
                }
                if (kind.equals("execution_error")) {
                    why =
                            "node "
                                    + message.path(1).path("node_type").asString("?")
                                    + ": "
                                    + message.path(1).path("exception_message").asString("");
                }
            }
            return new Generation.Failed(reply.line(why), false);
        }
        if (!status.path("completed").asBoolean(false)) {
            return new Generation.Pending(OptionalDouble.empty());
        }
        return output(entry).isEmpty()
                ? new Generation.Failed(
                        "the node "
                                + dialect.outputNode()
                                + " saved no video; name the one that does as output_node",
                        false)
                : new Generation.Ready();
    }

    /** SaveVideo's files are under "images", those of VideoHelperSuite under "gifs". */
    private Optional<JsonNode> output(JsonNode entry) {
        JsonNode outputs = entry.path("outputs").path(dialect.outputNode());
        for (String list : new String[] {"images", "gifs", "videos"}) {
            for (JsonNode file : outputs.path(list)) {
                if (file.path("filename").asString("").matches("(?i).+\\.(mp4|webm|mov|mkv)")) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** Takes it out of the queue, and interrupts it where it runs. */
    @Override
    public boolean cancel(Job job) {
        return Verdicts.cancelled(() -> {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            body.putArray("delete").add(job.id());
            boolean deleted = wire.post(wire.at("/queue"), body).ok();
            Reply queue = wire.get(wire.at("/queue"));
            for (JsonNode item : queue.json().path("queue_running")) {
                if (item.path(1).asString("").equals(job.id())) {
                    ObjectNode which = JsonMapper.shared().createObjectNode();
                    which.put("prompt_id", job.id());
                    return wire.post(wire.at("/interrupt"), which).ok();
                }
            }
            return deleted;
        });
    }

    @Override
    public Fetched fetch(Job job, Path file) {
        return Verdicts.fetched(() -> {
            Reply reply = wire.get(wire.at("/history/" + Paths.part(job.id())));
            Optional<JsonNode> output = output(reply.json().path(job.id()));
            if (output.isEmpty()) {
                return new Fetched.NotYet(reply.words() + ": no file", true);
            }
            String query =
                    "/view?filename="
                            + Paths.part(output.get().path("filename").asString(""))
                            + "&subfolder="
                            + Paths.part(output.get().path("subfolder").asString(""))
                            + "&type="
                            + Paths.part(output.get().path("type").asString("output"));
            return Verdicts.ofDownload(wire.download(wire.at(query), file));
        });
    }

    @Override
    public Health health() {
        return Verdicts.tested(() -> wire.get(wire.at("/queue")), "answers");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
