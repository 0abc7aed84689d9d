package io.beatframe.server.reel;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.Composition;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.LookChoice;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plans that come from clients. A plan names files, so a client's could name any file of a worker's
 * machine: it must name those of the plan that we made, and no other.
 */
public final class PlanEdits {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanEdits() {}

    /**
     * A client's plan in our own form.
     *
     * @param before the reel's plan as it is
     * @throws Failure PLAN_INVALID
     */
    public static String accept(String before, ShotPlan plan) {
        ShotPlan old = PlanJson.read(before);
        require(
                plan.music().song().equals(old.music().song())
                        && plan.brief().footage().equals(old.brief().footage()),
                "song.path and request.footage stay as they are; for other files ask for another reel");
        require(
                plan.brief().grading().look() instanceof LookChoice.OfPalette,
                "request.grading.cube names a file, which the service does not open; choose a look");
        require(
                plan.brief().videoModel().equals(old.brief().videoModel())
                        && plan.brief().quality() == old.brief().quality()
                        && plan.brief().aspect() == old.brief().aspect(),
                "request.video_model, model_quality and aspect_ratio stay as they are; for others ask"
                        + " for another reel");
        return PlanJson.write(plan);
    }

    /**
     * The plan with one shot to be filmed differently: seen from elsewhere, or as other words say.
     *
     * @param shot 1, 2, 3, …
     * @param prompt for the video model; without it the camera stands elsewhere
     * @throws Failure NOT_FOUND, PLAN_INVALID
     */
    public static String retake(String before, int shot, Optional<String> prompt) {
        JsonNode tree = JSON.readTree(before);
        if (!(tree.path("shots").path(shot - 1) instanceof ObjectNode fields)) {
            throw new Failure(
                    ErrorCode.NOT_FOUND,
                    "There is no shot "
                            + shot
                            + "; the plan has "
                            + tree.path("shots").size()
                            + ".");
        }
        if (prompt.isPresent()) {
            fields.put("generation_prompt", prompt.get());
        } else {
            Composition next = elsewhere(Composition.of(fields.path("composition").asString()));
            fields.put("composition", next.id());
            String words = fields.path("generation_prompt").asString();
            fields.put(
                    "generation_prompt",
                    words.replaceAll(" Another take: [a-z ]+\\.$", "")
                            + " Another take: "
                            + next.id().replace('_', ' ')
                            + ".");
        }
        return accept(before, PlanJson.read(JSON.writeValueAsString(tree)));
    }

    /** The next in which the subject stands elsewhere: others may look alike. */
    private static Composition elsewhere(Composition now) {
        Composition[] all = Composition.values();
        Composition next = now;
        do {
            next = all[(next.ordinal() + 1) % all.length];
        } while (next.subjectX() == now.subjectX());
        return next;
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new Failure(ErrorCode.PLAN_INVALID, "In the plan, " + otherwise + ".");
        }
    }
}
