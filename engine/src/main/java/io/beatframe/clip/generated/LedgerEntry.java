package io.beatframe.clip.generated;

import io.beatframe.clip.video.Job;
import io.beatframe.model.Usd;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the ledger.
 *
 * @param key of the clip: what it is made of, hashed
 * @param model by its name in the catalogue
 * @param usd what it costs, where that is known
 * @param job at the provider, once there is one
 * @param why in words, or empty
 */
public record LedgerEntry(
        Instant at,
        String key,
        Event event,
        String model,
        Optional<Usd> usd,
        Optional<Job> job,
        String why) {

    /** What happened to a clip. */
    public enum Event {
        /** The order is about to be sent: from here on it may cost money. */
        SUBMITTING,
        /** The provider took it. */
        SUBMITTED,
        /** The clip is here. */
        READY,
        /** It was here already. */
        SAVED,
        /** The provider does not show such things. */
        REFUSED,
        /** Nothing was made of it. */
        FAILED,
        /** The provider stopped it, as asked. */
        CANCELLED,
        /** The provider forgot the job. */
        LOST,
        /** Nobody knows whether it was ordered. */
        UNKNOWN,
        /** The user decided that it may be ordered anew. */
        ALLOWED,
        /** It came and cannot be used. */
        REJECTED,
        /** It would have passed the budget. */
        OVER_BUDGET;

        /** Whether what may be done with the clip hangs on it. */
        public boolean decides() {
            return this != SAVED && this != OVER_BUDGET;
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** As JSON, without a line break. */
    public String line() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("at", at.toString())
                .put("key", key)
                .put("event", event.name().toLowerCase(Locale.ROOT))
                .put("model", model);
        usd.ifPresent(amount -> json.put("usd", amount.amount().toPlainString()));
        job.ifPresent(j -> {
            json.put("job", j.id());
            if (!j.links().isEmpty()) {
                ObjectNode links = json.putObject("links");
                j.links().forEach(links::put);
            }
        });
        if (!why.isEmpty()) {
            json.put("why", why);
        }
        return MAPPER.writeValueAsString(json);
    }

    /** Empty for what is no whole line: a crash may have cut the last one. */
    public static Optional<LedgerEntry> of(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            TreeMap<String, String> links = new TreeMap<>();
            json.path("links")
                    .properties()
                    .forEach(link -> links.put(link.getKey(), link.getValue().asString("")));
            String job = json.path("job").asString("");
            String usd = json.path("usd").asString("");
            return Optional.of(
                    new LedgerEntry(
                            Instant.parse(json.path("at").asString("")),
                            json.path("key").asString(""),
                            Event.valueOf(json.path("event").asString("").toUpperCase(Locale.ROOT)),
                            json.path("model").asString(""),
                            usd.isEmpty() ? Optional.empty() : Optional.of(Usd.of(usd)),
                            job.isEmpty() ? Optional.empty() : Optional.of(new Job(job, links)),
                            json.path("why").asString("")));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException torn) {
            return Optional.empty();
        }
    }
}
