package io.beatframe.plan;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan as JSON, for people and programs to read and edit; {@code docs/plan.schema.json} describes
 * it. {@code read(write(plan))} equals {@code plan}.
 *
 * <p>Frames rule. {@code start_sec}, {@code end_sec}, {@code duration_sec} and {@code
 * transition_in} follow from other fields and may be left out; where they stand they must agree,
 * because a changed number that is silently ignored would be worse than a refusal. {@code
 * cut_on_beat_sec} may be left out too. {@code beat_times_in_segment} is never read: it follows
 * from the beats. A field {@code comment} is allowed everywhere and ignored; any other unknown
 * field is refused, because it is most likely a slip of the pen.
 */
public final class PlanJson {
    static final int MOST_BYTES = 5_000_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // So that a NaN is refused by the name of its field.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private PlanJson() {}

    /** With the paths as they are. */
    public static String write(ShotPlan plan) {
        return MAPPER.writeValueAsString(PlanWriter.tree(plan, Path::toString)) + "\n";
    }

    /**
     * For a file: relative paths, which are relative to the working folder, are written relative to
     * the plan's folder, where {@link #read(Path)} looks for them.
     *
     * @param planFile where the text will be kept
     */
    public static String write(ShotPlan plan, Path planFile) {
        Path folder = folderOf(planFile);
        return MAPPER.writeValueAsString(
                        PlanWriter.tree(plan, path -> relativeTo(folder, path).toString()))
                + "\n";
    }

    /**
     * Reads and checks a plan; relative paths stay as they are.
     *
     * @throws Failure PLAN_UNREADABLE when it is not JSON, PLAN_INVALID with the shots, the fields
     *     and what is allowed in them
     */
    public static ShotPlan read(String json) {
        return read(json, "The plan", path -> path);
    }

    /**
     * Reads and checks a plan file; relative paths in it are relative to its folder.
     *
     * @throws Failure as {@link #read(String)}, and FILE_MISSING
     */
    public static ShotPlan read(Path planFile) {
        Path folder = folderOf(planFile);
        return read(
                text(planFile),
                "The plan " + planFile,
                path -> path.isAbsolute() ? path : folder.resolve(path).normalize());
    }

    private static ShotPlan read(String json, String what, PlanReader.Paths paths) {
        if (json.length() > MOST_BYTES) {
            throw tooLarge(what, json.length());
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JacksonException notJson) {
            throw new Failure(
                    ErrorCode.PLAN_UNREADABLE,
                    what
                            + " is not JSON"
                            + line(notJson)
                            + ": "
                            + Words.shown(notJson.getOriginalMessage(), 120)
                            + ". Mend it there, or make it anew with 'beatframe plan'.",
                    notJson);
        }
        if (!tree.isObject()) {
            throw new Failure(
                    ErrorCode.PLAN_UNREADABLE,
                    what + " must be a JSON object, as 'beatframe plan' writes it.");
        }
        return PlanReader.read(tree, what, paths);
    }

    private static String line(JacksonException notJson) {
        return notJson.getLocation() == null
                ? ""
                : " at line "
                        + notJson.getLocation().getLineNr()
                        + ", column "
                        + notJson.getLocation().getColumnNr();
    }

    private static String text(Path planFile) {
        try {
            if (Files.isDirectory(planFile)) {
                throw new Failure(
                        ErrorCode.PLAN_UNREADABLE,
                        "The plan " + planFile + " is a folder; name the file in it.");
            }
            long bytes = Files.size(planFile);
            if (bytes > MOST_BYTES) {
                throw tooLarge("The plan " + planFile, bytes);
            }
            return Files.readString(planFile);
        } catch (NoSuchFileException missing) {
            throw new Failure(
                    ErrorCode.FILE_MISSING, "There is no plan file " + planFile + ".", missing);
        } catch (CharacterCodingException notText) {
            throw new Failure(
                    ErrorCode.PLAN_UNREADABLE,
                    "The plan " + planFile + " is not a text file in UTF-8.",
                    notText);
        } catch (IOException unreadable) {
            throw new Failure(
                    ErrorCode.FILE_UNREADABLE,
                    "The plan " + planFile + " cannot be read; check its permissions.",
                    unreadable);
        }
    }

    private static Failure tooLarge(String what, long size) {
        return new Failure(
                ErrorCode.PLAN_UNREADABLE,
                what
                        + " has "
                        + size / 1_000_000
                        + " MB; a plan has at most "
                        + MOST_BYTES / 1_000_000
                        + ". Is it the right file?");
    }

    private static Path folderOf(Path planFile) {
        Path parent = planFile.toAbsolutePath().normalize().getParent();
        return parent == null ? planFile.toAbsolutePath() : parent;
    }

    private static Path relativeTo(Path folder, Path path) {
        return path.isAbsolute() ? path : folder.relativize(path.toAbsolutePath().normalize());
    }
}
