package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.Reels;
import io.beatframe.server.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The files of a finished reel. Ranges are Spring's doing, for any {@link Resource}. */
@Tag(name = "Files")
@RestController
@RequestMapping("/v1/reels/{id}")
@Profile("api")
final class FilesController {
    private static final MediaType MP4 = MediaType.parseMediaType("video/mp4");

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Reels reels;
    private final Store store;

    FilesController(Reels reels, Store store) {
        this.reels = reels;
        this.store = store;
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "video/mp4",
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(operationId = "video", summary = "The reel, as MP4")
    @GetMapping("/video")
    ResponseEntity<Resource> video(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        return file(caller, id, "reel.mp4", MP4);
    }

    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Object.class)))
    @Operation(operationId = "report", summary = "What was measured of it")
    @GetMapping("/report")
    ResponseEntity<Resource> report(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        return file(caller, id, "report.json", MediaType.APPLICATION_JSON);
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "image/png",
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(operationId = "contactSheet", summary = "A picture of every shot")
    @GetMapping("/contact-sheet")
    ResponseEntity<Resource> contactSheet(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        return file(caller, id, "contact-sheet.png", MediaType.IMAGE_PNG);
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(operationId = "bundle", summary = "Everything: reel, plan, report, timeline, LUTs")
    @GetMapping("/bundle")
    ResponseEntity<Resource> bundle(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        return file(caller, id, "bundle.zip", ZIP);
    }

    private ResponseEntity<Resource> file(Caller caller, String id, String name, MediaType type) {
        String folder = folder(caller, id);
        String shown = id + "-" + name;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(shown).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .eTag(Integer.toHexString(folder.hashCode()) + "-" + name)
                .body(new StoredResource(store, folder + name, name));
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
