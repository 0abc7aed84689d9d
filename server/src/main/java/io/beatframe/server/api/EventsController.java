package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelEvents;
import io.beatframe.server.reel.Reels;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reel's changes as they happen, as server-sent events. Each client has a virtual thread that
 * looks into the table twice a second, so it works whichever process changed the reel.
 */
@RestController
@Profile("api")
final class EventsController {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /**
     * Proxies close what is silent for a minute, and a client that is gone is noticed by writing.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Then a client connects anew, with a key that may have been revoked meanwhile. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Reels reels;
    private final ReelEvents events;
    private final JsonMapper json;
    private volatile boolean closing;

    EventsController(Reels reels, ReelEvents events, JsonMapper json) {
        this.reels = reels;
        this.events = events;
        this.json = json;
    }

    @EventListener
    void close(ContextClosedEvent ending) {
        closing = true;
    }

    /**
     * From the event after the one that Last-Event-ID names, or from the first. It ends when the
     * reel does; who asks again then hears 204, upon which browsers stop asking.
     */
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema = @Schema(implementation = ReelEvents.Event.class)))
    @ApiResponse(responseCode = "204", description = "The reel has ended and all was told.")
    @GetMapping("/v1/reels/{id}/events")
    void follow(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        long last = number(lastId);
        if (last > 0
                && reels.get(caller.tenantId(), id).status().settled()
                && events.after(id, last).isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        reels.get(caller.tenantId(), id);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        stream(caller, id, last, response.getOutputStream());
    }

    private void stream(Caller caller, String id, long from, OutputStream out)
            throws IOException, InterruptedException {
        long last = from;
        Instant end = Instant.now().plus(LONGEST);
        Instant written = Instant.now();
        while (!closing && Instant.now().isBefore(end)) {
            // Read before the events: what comes in between is then in the next round's.
            boolean settled = settled(caller, id);
            List<ReelEvents.Event> fresh = events.after(id, last);
            for (ReelEvents.Event event : fresh) {
                last = event.id();
                String line = "id: " + last + "\nevent: progress\ndata: " + data(event) + "\n\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
            if (fresh.isEmpty() && settled) {
                return;
            }
            if (fresh.isEmpty() && written.plus(HEARTBEAT).isBefore(Instant.now())) {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                written = Instant.now();
            }
            if (!fresh.isEmpty()) {
                written = Instant.now();
            }
            out.flush();
            Thread.sleep(LOOK_EVERY);
        }
    }

    private String data(ReelEvents.Event event) {
        return json.writeValueAsString(event);
    }

    /** A reel that was deleted meanwhile is settled for good. */
    private boolean settled(Caller caller, String id) {
        return reels.find(caller.tenantId(), id)
                .map(Reel::status)
                .map(s -> s.settled())
                .orElse(true);
    }

    private static long number(@Nullable String lastId) {
        if (lastId == null) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastId.strip()));
        } catch (NumberFormatException notOurs) {
            throw new Failure(
                    ErrorCode.REQUEST_INVALID,
                    "Last-Event-ID is the id of an event of ours.",
                    notOurs);
        }
    }
}
