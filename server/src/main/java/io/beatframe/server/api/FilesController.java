package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.ids.Sha256;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.store.Store;
import io.beatframe.server.tenant.Places;
import io.beatframe.server.tenant.Room;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

/** The files of a finished reel: from the store itself where it may, else through this service. */
@Tag(name = "Files")
@RestController
@RequestMapping("/v1/reels/{id}")
@Profile("api")
final class FilesController {
    /** A player may pause for a while and then go on. */
    private static final Duration LINK = Duration.ofHours(1);

    private static final int TAG_DIGITS = 32;

    /**
     * Of each tenant and of all: a client that reads slowly holds a connection to the store as
     * long, and an S3 has 200.
     */
    private static final int EACH_DOWNLOADS = 20;

    private static final int ALL_DOWNLOADS = 120;

    private final Room downloads = new Room("downloads", EACH_DOWNLOADS, () -> ALL_DOWNLOADS);
    private final Reels reels;
    private final Store store;

    FilesController(Reels reels, Store store) {
        this.reels = reels;
        this.store = store;
    }

    /** Described one by one in {@link ApiDescription}. */
    @GetMapping({"/video", "/report", "/contact-sheet", "/bundle"})
    void file(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ReelFile file =
                ReelFile.at(
                        String.valueOf(
                                request.getAttribute(
                                        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        String folder = folder(caller, id);
        String key = folder + file.fileName();
        String shown = id + "-" + file.fileName();
        long size = store.size(key);
        // A link is signed for GET alone.
        Optional<URI> link = head(request) ? Optional.empty() : store.link(key, shown, LINK);
        if (link.isPresent()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpStatus.FOUND.value());
            response.setHeader(HttpHeaders.LOCATION, link.get().toString());
            return;
        }
        // Of another run another tag, so that nobody glues two films together.
        String tag = "\"" + Sha256.hex(key).substring(0, TAG_DIGITS) + "\"";
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        if (head(request)) {
            describe(file, shown, size, Optional.empty(), response);
            return;
        }
        String since = request.getHeader(HttpHeaders.IF_RANGE);
        boolean ranged = since == null || since.strip().equals(tag);
        Optional<ByteRange> part =
                stretch(ranged ? request.getHeader(HttpHeaders.RANGE) : null, size, response);
        long length = part.map(ByteRange::length).orElse(size);
        // Of an S3 that stretch alone is asked for; nothing is promised before it is open.
        try (Places.Place place = downloads.take(caller.tenantId(), 1);
                InputStream bytes =
                        store.read(key, part.map(ByteRange::first).orElse(0L), length)) {
            describe(file, shown, size, part, response);
            bytes.transferTo(response.getOutputStream());
        }
    }

    private static boolean head(HttpServletRequest request) {
        return request.getMethod().equals("HEAD");
    }

    private static Optional<ByteRange> stretch(
            @Nullable String range, long size, HttpServletResponse response) {
        try {
            return ByteRange.wanted(range, size);
        } catch (IllegalArgumentException outside) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            throw new ResponseStatusException(
                    HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                    "The file has " + size + " bytes.",
                    outside);
        }
    }

    private static void describe(
            ReelFile file,
            String shown,
            long size,
            Optional<ByteRange> part,
            HttpServletResponse response) {
        response.setContentType(file.contentType());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(shown).build().toString());
        part.ifPresent(stretch -> {
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            response.setHeader(HttpHeaders.CONTENT_RANGE, stretch.of(size));
        });
        response.setContentLengthLong(part.map(ByteRange::length).orElse(size));
    }

    private String folder(Caller caller, String id) {
        Reel reel = reels.get(caller.tenantId(), id);
        return reel.output()
                .orElseThrow(() ->
                        new Failure(
                                ErrorCode.STATE_CONFLICT,
                                "The reel is "
                                        + reel.status().id()
                                        + "; there are no files of it."));
    }
}
