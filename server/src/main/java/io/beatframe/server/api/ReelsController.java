package io.beatframe.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.ReelStates;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.Songs;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Asking for reels, looking at them, and changing one's mind. */
@RestController
@RequestMapping("/v1/reels")
@Profile("api")
final class ReelsController {
    private static final int MOST = 100;

    private final Reels reels;
    private final ReelStates states;
    private final Songs songs;
    private final Clock clock;

    ReelsController(Reels reels, ReelStates states, Songs songs, Clock clock) {
        this.reels = reels;
        this.states = states;
        this.songs = songs;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<ReelView> create(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestBody ReelOrder order,
            HttpServletRequest http) {
        UploadUrls urls = new UploadUrls(http);
        ReelOrder own =
                order.with(
                        urls.path(order.song()), order.footage().stream().map(urls::path).toList());
        songs.get(caller.tenantId(), UploadUrls.id(own.song()));
        own.footage().forEach(url -> songs.get(caller.tenantId(), UploadUrls.id(url)));
        // All that can be said of the words is said now, not by a worker later.
        ReelPipeline.requireChoices(
                own.request(
                        Path.of("song"),
                        own.footage().stream().map(url -> Path.of("clip")).toList()));
        String id = states.create(caller.tenantId(), own);
        ReelView view = view(reels.get(caller.tenantId(), id), http);
        return ResponseEntity.accepted().location(URI.create("/v1/reels/" + id)).body(view);
    }

    @GetMapping("/{id}")
    ReelView get(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        return view(reels.get(caller.tenantId(), id), http);
    }

    /** A page of reels, the newest first; plans and reports are left out. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ReelView> items, @Nullable String nextCursor) {}

    @GetMapping
    Page list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest http) {
        if (limit < 1 || limit > MOST) {
            throw new Failure(ErrorCode.REQUEST_INVALID, "limit is 1 to " + MOST + ".");
        }
        List<Reel> found =
                reels.list(
                        caller.tenantId(),
                        Optional.ofNullable(status).map(ReelsController::status),
                        Optional.ofNullable(cursor),
                        limit + 1);
        List<ReelView> items =
                found.stream().limit(limit).map(reel -> view(reel.brief(), http)).toList();
        return new Page(items, found.size() > limit ? items.getLast().id() : null);
    }

    @PostMapping("/{id}:cancel")
    ReelView cancel(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        states.cancel(caller.tenantId(), id);
        return view(reels.get(caller.tenantId(), id), http);
    }

    private ReelView view(Reel reel, HttpServletRequest http) {
        String address = UploadUrls.origin(http) + "/v1/reels/" + reel.id();
        return ReelView.of(reel, reels.steps(reel), clock.instant(), address);
    }

    private static ReelStatus status(String id) {
        return Arrays.stream(ReelStatus.values())
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Failure(
                                ErrorCode.REQUEST_INVALID,
                                "status is one of: "
                                        + Arrays.stream(ReelStatus.values())
                                                .map(ReelStatus::id)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }
}
