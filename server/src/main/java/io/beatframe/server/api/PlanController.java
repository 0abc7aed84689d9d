package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.server.ids.Sha256;
import io.beatframe.server.reel.Orders;
import io.beatframe.server.reel.PlanEdits;
import io.beatframe.server.reel.Reels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Looking at a reel's plan, and changing it. */
@Tag(name = "Plans")
@RestController
@RequestMapping("/v1/reels/{id}")
@Profile("api")
final class PlanController {
    private static final int LONGEST_PROMPT = 4000;
    private static final int TAG_DIGITS = 32;

    private final Reels reels;
    private final Orders orders;
    private final Views views;

    PlanController(Reels reels, Orders orders, Views views) {
        this.reels = reels;
        this.orders = orders;
        this.views = views;
    }

    /** As docs/plan.schema.json of the sources describes it. */
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Object.class)))
    @Operation(operationId = "plan", summary = "The plan")
    @GetMapping(path = "/plan", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> plan(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
        String plan = reels.get(caller.tenantId(), id).requirePlan();
        return ResponseEntity.ok().eTag(tag(plan)).body(plan);
    }

    /**
     * Another plan: a reel that waits for approval takes it, one that is done or has stopped is
     * filmed anew. With If-Match and the ETag that came with the plan, nobody else's changes are
     * lost.
     */
    @ApiResponse(responseCode = "202", description = "In the queue, or in review as before.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = Object.class)))
    @Operation(
            operationId = "changePlan",
            summary = "Another plan; only the shots that changed are made anew")
    @PutMapping(path = "/plan", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReelView> replan(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody String plan,
            HttpServletRequest http) {
        // It may be long, so it is read before others have to wait for the reel.
        reels.get(caller.tenantId(), id);
        ShotPlan edited = PlanJson.read(plan);
        orders.replan(
                caller.tenantId(), id, before -> PlanEdits.accept(unchanged(before, seen), edited));
        return ResponseEntity.accepted().body(views.of(caller, id, http));
    }

    /**
     * How a shot is to be filmed anew.
     *
     * @param generationPrompt what the video model is told; without it the camera stands elsewhere
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Retake(@Nullable String generationPrompt) {
        Retake {
            if (generationPrompt != null
                    && (generationPrompt.isBlank() || generationPrompt.length() > LONGEST_PROMPT)) {
                throw new Failure(
                        ErrorCode.REQUEST_INVALID,
                        "generation_prompt has 1 to " + LONGEST_PROMPT + " characters.");
            }
        }
    }

    @ApiResponse(responseCode = "202", description = "In the queue, or in review as before.")
    @Operation(operationId = "regenerateShot", summary = "One shot anew")
    @PostMapping("/shots/{shot}:regenerate")
    ResponseEntity<ReelView> regenerate(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            @PathVariable int shot,
            @RequestBody(required = false) @Nullable Retake retake,
            HttpServletRequest http) {
        Optional<String> prompt = Optional.ofNullable(retake).map(Retake::generationPrompt);
        orders.replan(caller.tenantId(), id, before -> PlanEdits.retake(before, shot, prompt));
        return ResponseEntity.accepted().body(views.of(caller, id, http));
    }

    /** Says which plan it is, in the form of an entity tag. */
    private static String tag(String plan) {
        return "\"" + Sha256.hex(plan).substring(0, TAG_DIGITS) + "\"";
    }

    private static String unchanged(String plan, @Nullable String seen) {
        if (seen != null
                && !seen.strip().equals("*")
                && Arrays.stream(seen.split(","))
                        .noneMatch(each -> each.strip().equals(tag(plan)))) {
            throw new Failure(
                    ErrorCode.PLAN_CHANGED,
                    "Somebody has changed the plan since. GET it again, and put your changes there.");
        }
        return plan;
    }
}
