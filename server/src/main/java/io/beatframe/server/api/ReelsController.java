package io.beatframe.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.server.reel.Orders;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelOrder;
import io.beatframe.server.reel.ReelStatus;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.reel.Songs;
import io.beatframe.server.store.S3Address;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Quotas;
import io.beatframe.server.tenant.Tenants;
import io.beatframe.server.webhook.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Asking for reels, looking at them, and changing one's mind. */
@Tag(name = "Reels")
@RestController
@RequestMapping("/v1/reels")
@Profile("api")
final class ReelsController {
    private static final Log LOG = LogFactory.getLog(ReelsController.class);

    /** A worker has them all on its disk, and the store a copy of each that it fetched. */
    static final long MOST_INPUT_BYTES = 2_000_000_000;

    private static final Pattern CURSOR = Pattern.compile("reel_[0-9a-z]{26}");

    /** Stands for an upload that is yet to be stored. */
    private static final String PLACE = "/v1/songs/song_00000000000000000000000000";

    private final Reels reels;
    private final Orders orders;
    private final Songs songs;
    private final Tenants tenants;
    private final Store store;
    private final Uploads uploads;
    private final Idempotency idempotency;
    private final Views views;
    private final Post post;
    private final Quotas quotas;
    private final Ffmpeg ffmpeg;
    private final JsonMapper json;

    ReelsController(
            Reels reels,
            Orders orders,
            Songs songs,
            Tenants tenants,
            Store store,
            Uploads uploads,
            Idempotency idempotency,
            Views views,
            Post post,
            Quotas quotas,
            Ffmpeg ffmpeg,
            JsonMapper json) {
        this.reels = reels;
        this.orders = orders;
        this.songs = songs;
        this.tenants = tenants;
        this.store = store;
        this.uploads = uploads;
        this.idempotency = idempotency;
        this.views = views;
        this.post = post;
        this.quotas = quotas;
        this.ffmpeg = ffmpeg;
        this.json = json;
    }

    @ApiResponse(
            responseCode = "202",
            description = "In the queue; Location names it.",
            content = @Content(schema = @Schema(implementation = ReelView.class)))
    @Operation(operationId = "createReel", summary = "Ask for a reel")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> create(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody ReelOrder order,
            HttpServletRequest http) {
        UploadUrls urls = new UploadUrls(http);
        ReelOrder own =
                order.with(
                        urls.path(order.song()), order.footage().stream().map(urls::path).toList());
        requireChoices(own);
        return idempotency.once(
                caller,
                Idempotency.Key.of(key),
                new Fingerprint().add("json").add(json.writeValueAsString(own)).hex(),
                () -> own,
                ready -> {
                    // A repetition is answered as before, also when the song is gone by then.
                    requireInputs(caller, ready);
                    return accepted(caller, ready, http);
                });
    }

    /** The same as a form that brings the song, and footage, with it. */
    @ApiResponse(
            responseCode = "202",
            description = "In the queue; Location names it.",
            content = @Content(schema = @Schema(implementation = ReelView.class)))
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = OrderForm.Fields.class)))
    @Operation(operationId = "createReel", summary = "Ask for a reel")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> createFromForm(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            MultipartHttpServletRequest http) {
        OrderForm form = OrderForm.of(http, json);
        // Refused before anything is stored.
        requireChoices(form.order(PLACE, Collections.nCopies(form.footage().size(), PLACE), json));
        List<Songs.Song> kept = new ArrayList<>();
        try {
            return idempotency.once(
                    caller,
                    Idempotency.Key.of(key),
                    form.fingerprint(),
                    () -> stored(caller, form, kept),
                    order -> accepted(caller, order, http));
        } catch (RuntimeException refused) {
            // There is no reel, so nobody knows the files by name. Where that is not sure, as the
            // database went away, a reel that is there keeps them.
            kept.forEach(song -> forgetQuietly(caller, song));
            throw refused;
        }
    }

    private void forgetQuietly(Caller caller, Songs.Song song) {
        try {
            uploads.forget(caller, song.id());
        } catch (RuntimeException stays) {
            LOG.warn("An upload without a reel stays: " + song.id(), stays);
        }
    }

    private ReelOrder stored(Caller caller, OrderForm form, List<Songs.Song> kept) {
        quotas.askReel(caller.tenantId(), form.bytes());
        kept.add(uploads.keep(caller, form.song()));
        for (MultipartFile file : form.footage()) {
            kept.add(uploads.keep(caller, file));
        }
        List<String> urls = kept.stream().map(UploadUrls::path).toList();
        return form.order(urls.getFirst(), urls.subList(1, urls.size()), json);
    }

    private Idempotency.Accepted accepted(Caller caller, ReelOrder order, HttpServletRequest http) {
        String id = orders.create(caller.tenantId(), order);
        return new Idempotency.Accepted(URI.create("/v1/reels/" + id), views.of(caller, id, http));
    }

    /** That the caller may use the files that it names, and that they are not too much. */
    private void requireInputs(Caller caller, ReelOrder order) {
        List<String> urls =
                Stream.concat(Stream.of(order.song()), order.footage().stream()).toList();
        urls.stream()
                .filter(url -> url.startsWith(S3Address.SCHEME))
                .map(S3Address::of)
                .forEach(address -> address.require(tenants.s3Inputs(caller.tenantId())));
        long bytes =
                urls.stream()
                        .filter(UploadUrls::upload)
                        .distinct()
                        .mapToLong(url -> songs.get(caller.tenantId(), UploadUrls.id(url)).bytes())
                        .sum();
        if (bytes > MOST_INPUT_BYTES) {
            throw new Failure(
                    ErrorCode.BODY_TOO_LARGE,
                    "Song and clips of a reel have "
                            + bytes / 1_000_000
                            + " MB; "
                            + MOST_INPUT_BYTES / 1_000_000
                            + " are taken.");
        }
    }

    /** All that can be said of the words is said now, not by a worker later. */
    private void requireChoices(ReelOrder order) {
        order.callback().ifPresent(post::require);
        order.priorityChoice();
        ReelPipeline.requireChoices(
                order.request(
                        Path.of("song"),
                        order.footage().stream().map(url -> Path.of("clip")).toList()),
                FilmingTerms.USUAL,
                ffmpeg);
    }

    @Operation(operationId = "reel", summary = "How a reel stands")
    @GetMapping("/{id}")
    ReelView get(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        return views.of(caller, id, http);
    }

    /**
     * A page of reels, the newest first; plans and reports are left out, and the beats and captions
     * of what was asked.
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ReelView> items, @Nullable String nextCursor) {}

    @Operation(operationId = "reels", summary = "Your reels, the newest first")
    @GetMapping
    Page list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest http) {
        PageAsked page = PageAsked.of(limit, cursor, CURSOR);
        List<Reel> found =
                reels.list(
                        caller.tenantId(),
                        Optional.ofNullable(status).map(ReelsController::status),
                        page.cursor(),
                        page.sought());
        List<ReelView> items = views.of(page.shown(found), http);
        return new Page(items, page.next(found, Reel::id));
    }

    @Operation(operationId = "cancelReel", summary = "Stop it")
    @PostMapping("/{id}:cancel")
    ReelView cancel(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        orders.cancel(caller.tenantId(), id);
        return views.of(caller, id, http);
    }

    /** Goes on with a reel that was asked for with review: true. */
    @Operation(
            operationId = "approveReel",
            summary = "Film the plan of a reel that waits for review")
    @PostMapping("/{id}:approve")
    ReelView approve(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest http) {
        orders.approve(caller.tenantId(), id);
        return views.of(caller, id, http);
    }

    /** Forgets a reel and its files; one that is being made is stopped. */
    @ApiResponse(responseCode = "204", description = "Gone.")
    @Operation(operationId = "deleteReel", summary = "Forget it and its files")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        orders.delete(caller.tenantId(), id);
        try {
            store.deleteAll("reels/" + id + "/");
        } catch (Failure stays) {
            LOG.warn("Left for 'beatframe gc': the files of " + id, stays);
        }
        return ResponseEntity.noContent().build();
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
