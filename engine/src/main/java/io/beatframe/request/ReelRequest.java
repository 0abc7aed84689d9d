package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What the user asks for, valid by construction. The song is a file that the caller has provided;
 * beats are seconds from the start of the song.
 *
 * @param song the music, any format that ffmpeg reads
 * @param startSeconds where the reel starts in the song; without it, the best window is chosen
 * @param durationSeconds how long the reel is, 1 to 180 s; without it, 30 s or the whole song
 * @param prompt what the reel shows, 10 to 500 characters
 * @param grading the look, and how strong it is
 * @param videoModel where the clips come from: "previz", "footage", or a model's name
 * @param planner who plans the shots
 * @param beats what the user knows of the beats, or wants of them
 * @param seed the same request with the same seed gives the same reel
 * @param footage files and folders of the user's own clips and photos; empty: none
 * @param hud whether shot number, camera and beats are drawn over the picture
 * @param titles words over the picture
 * @param keepSound whether the footage's own sound lies under the song
 */
public record ReelRequest(
        Path song,
        OptionalDouble startSeconds,
        OptionalDouble durationSeconds,
        String prompt,
        Style style,
        Palette palette,
        Grading grading,
        String videoModel,
        PlannerChoice planner,
        Quality quality,
        Aspect aspect,
        FrameRate rate,
        BeatHints beats,
        long seed,
        List<Path> footage,
        boolean hud,
        Titles titles,
        boolean keepSound) {

    public static final double DEFAULT_DURATION_SECONDS = 30;
    public static final double MIN_DURATION_SECONDS = 1;
    public static final double MAX_DURATION_SECONDS = 180;

    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Cs}\\uFEFF]+");

    public ReelRequest {
        // What is not seen, such as no-break spaces, controls and halves of characters, says
        // nothing.
        prompt = UNSEEN.matcher(prompt).replaceAll(" ").strip();
        int characters = prompt.codePointCount(0, prompt.length());
        if (characters < 10 || characters > 500) {
            throw new Failure(
                    ErrorCode.PROMPT_LENGTH,
                    "The prompt has "
                            + characters
                            + " characters; write 10 to 500: who, where, at what time, in what mood.");
        }
        if (!FrameRate.OF_REELS.contains(rate)) {
            throw new Failure(
                    ErrorCode.FPS_UNKNOWN,
                    "A reel has 24, 25, 30, 60, 24000/1001 or 30000/1001 frames a second, not "
                            + rate
                            + ".");
        }
        startSeconds.ifPresent(start -> {
            if (!(start >= 0 && start <= 86_400)) {
                throw new Failure(
                        ErrorCode.WINDOW_INVALID,
                        "The start must be 0 or more seconds into the song, not " + start + ".");
            }
        });
        durationSeconds.ifPresent(duration -> {
            if (!(duration >= MIN_DURATION_SECONDS && duration <= MAX_DURATION_SECONDS)) {
                throw new Failure(
                        ErrorCode.WINDOW_INVALID,
                        "A reel lasts 1 to 180 seconds, not " + duration + ".");
            }
        });
        footage = List.copyOf(footage);
    }

    public FrameSize size() {
        return aspect.size(quality);
    }

    /** The length asked for, or the default. */
    public double wantedSeconds() {
        return durationSeconds.orElse(DEFAULT_DURATION_SECONDS);
    }
}
