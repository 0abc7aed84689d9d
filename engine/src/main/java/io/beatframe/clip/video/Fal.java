package io.beatframe.clip.video;

import io.beatframe.model.Dialect;
import io.beatframe.network.NoAnswer;
import io.beatframe.provider.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** fal.ai's queue. Its addresses are those that it hands out, never built. */
final class Fal implements VideoModel {
    private static final String STATUS = "status_url";
    private static final String RESPONSE = "response_url";
    private static final String CANCEL = "cancel_url";

    private final Dialect.Fal dialect;
    private final Wire wire;

    Fal(Dialect.Fal dialect, Wire wire) {
        this.dialect = dialect;
        this.wire = wire;
    }

    @Override
    public Submission submit(VideoOrder order, String idempotencyKey) {
        return Verdicts.ordered(() -> {
            URI place = wire.at("/" + dialect.model());
            Reply reply = wire.post(place, OrderValues.fill(dialect.input(), order));
            if (!reply.ok()) {
                return ofError(reply);
            }
            String id = reply.json().path("request_id").asString("");
            Map<String, String> links = new TreeMap<>();
            for (String name : new String[] {STATUS, RESPONSE, CANCEL}) {
                String link = reply.json().path(name).asString("");
                if (!link.isBlank()) {
                    links.put(name, link);
                }
            }
            boolean whole = links.containsKey(STATUS) && links.containsKey(RESPONSE);
            return Verdicts.accepted(whole ? id : "", links);
        });
    }

    private static Submission ofError(Reply reply) {
        if (refusal(reply)) {
            return new Submission.Refused(reply.words());
        }
        // It says itself whether another call may succeed, and so that nothing was made of this.
        Optional<String> retryable = reply.headers().firstValue("x-fal-retryable");
        if (reply.status() >= 500 && retryable.isPresent()) {
            return retryable.get().equalsIgnoreCase("true")
                    ? new Submission.NotNow(reply.words(), reply.retryAfter())
                    : new Submission.Invalid(reply.words());
        }
        return Verdicts.ofError(reply, false);
    }

    /** 422 with the type content_policy_violation. */
    private static boolean refusal(Reply reply) {
        for (JsonNode detail : reply.json().path("detail")) {
            if (policy(detail.path("type").asString(""))) {
                return true;
            }
        }
        return policy(reply.headers().firstValue("x-fal-error-type").orElse(""));
    }

    private static boolean policy(String type) {
        return type.toLowerCase(Locale.ROOT).contains("content_policy");
    }

    @Override
    public Generation poll(Job job) {
        return Verdicts.polled(() -> {
            Optional<URI> status = link(job, STATUS);
            if (status.isEmpty()) {
                return new Generation.Lost("its address is not that of the provider");
            }
            Reply reply = wire.get(status.get());
            if (!reply.ok()) {
                return Verdicts.ofPoll(reply);
            }
            return switch (reply.json().path("status").asString("")) {
                case "IN_QUEUE", "IN_PROGRESS" -> new Generation.Pending(OptionalDouble.empty());
                case "COMPLETED" -> result(job);
                default ->
                        new Generation.Missed("a state that is not documented", Optional.empty());
            };
        });
    }

    /** What completed may have failed: only the response says so. */
    private Generation result(Job job) throws NoAnswer {
        Optional<URI> response = link(job, RESPONSE);
        if (response.isEmpty()) {
            return new Generation.Lost("its address is not that of the provider");
        }
        Reply reply = wire.get(response.get());
        if (reply.ok()) {
            return video(reply).isBlank()
                    ? new Generation.Failed("it completed without a video", false)
                    : new Generation.Ready();
        }
        if (refusal(reply)) {
            return new Generation.Refused(reply.words());
        }
        if (reply.status() == 422 || reply.status() == 400) {
            return new Generation.Failed(reply.words(), false);
        }
        return reply.status() == 500 && reply.spoken()
                ? new Generation.Failed(reply.words(), true)
                : Verdicts.ofPoll(reply);
    }

    private static String video(Reply reply) {
        return reply.json().path("video").path("url").asString("");
    }

    @Override
    public boolean cancel(Job job) {
        Optional<URI> cancel = link(job, CANCEL);
        return Verdicts.cancelled(() -> {
            return cancel.isPresent() && wire.put(cancel.get()).ok();
        });
    }

    @Override
    public Fetched fetch(Job job, Path file) {
        return Verdicts.fetched(() -> {
            Optional<URI> response = link(job, RESPONSE);
            if (response.isEmpty()) {
                return new Fetched.NotYet("its address is not that of the provider", false);
            }
            Reply reply = wire.get(response.get());
            return Verdicts.copied(wire, reply, video(reply), file);
        });
    }

    @Override
    public Health health() {
        return new Health.Untested();
    }

    /** Only the provider's own, as the key goes there. */
    private Optional<URI> link(Job job, String name) {
        return wire.own(job.links().getOrDefault(name, ""));
    }
}
