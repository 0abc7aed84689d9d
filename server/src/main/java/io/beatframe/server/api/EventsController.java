package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelEvents;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.tenant.Places;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reel's changes as they happen, as server-sent events. Each client has a virtual thread, which
 * waits for the {@link EventFeed} and asks the database for what was before alone.
 */
@Tag(name = "Reels")
@RestController
@Profile("api")
final class EventsController {
    /**
     * Proxies close what is silent for a minute, and a client that is gone is noticed by writing.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Then a client connects anew, with a key that may have been revoked meanwhile. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Of a tenant, in each process of the API. */
    private static final int MOST_STREAMS = 20;

    private final Places streams = new Places(MOST_STREAMS);
    private final Reels reels;
    private final ReelEvents events;
    private final EventFeed feed;
    private final JsonMapper json;

    EventsController(Reels reels, ReelEvents events, EventFeed feed, JsonMapper json) {
        this.reels = reels;
        this.events = events;
        this.feed = feed;
        this.json = json;
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
    @Operation(
            operationId = "followReel",
            summary = "Follow a reel as it is made (server-sent events)")
    @GetMapping("/v1/reels/{id}/events")
    void follow(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Reel reel = reels.get(caller.tenantId(), id);
        long last = number(lastId);
        List<ReelEvents.Event> before = events.after(id, last);
        if (last > 0 && before.isEmpty() && reel.status().settled()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        try (Places.Place place = place(caller)) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            response.flushBuffer();
            if (request.getMethod().equals("HEAD")) {
                // Whoever sent it reads nothing, and its going would never be noticed.
                return;
            }
            stream(id, last, before, response.getOutputStream());
        }
    }

    private Places.Place place(Caller caller) {
        return streams.take(caller.tenantId())
                .orElseThrow(() ->
                        new Failure(
                                ErrorCode.RATE_LIMITED,
                                MOST_STREAMS
                                        + " streams of this account are open. Close one, or be told by"
                                        + " callback_url.",
                                null,
                                true));
    }

    private void stream(String id, long from, List<ReelEvents.Event> before, OutputStream out)
            throws IOException, InterruptedException {
        long last = from;
        boolean settled = false;
        for (List<ReelEvents.Event> page = before;
                !page.isEmpty();
                page = page.size() < ReelEvents.PAGE ? List.of() : events.after(id, last)) {
            for (ReelEvents.Event event : page) {
                write(event, out);
            }
            last = page.getLast().id();
            settled = page.getLast().status().settled();
        }
        out.flush();
        Instant end = Instant.now().plus(LONGEST);
        try (EventFeed.Follower follower = feed.follow(id, last)) {
            while (!settled && !follower.gone() && Instant.now().isBefore(end)) {
                Optional<ReelEvents.Event> event = follower.next(HEARTBEAT);
                if (event.isPresent()) {
                    write(event.get(), out);
                    settled = event.get().status().settled();
                } else {
                    out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
            }
        }
    }

    private void write(ReelEvents.Event event, OutputStream out) throws IOException {
        String line =
                "id: "
                        + event.id()
                        + "\nevent: progress\ndata: "
                        + json.writeValueAsString(event)
                        + "\n\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
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
