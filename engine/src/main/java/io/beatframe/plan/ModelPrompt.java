package io.beatframe.plan;

import io.beatframe.model.PromptStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks to video models, each in the style that it likes. */
public final class ModelPrompt {
    private static final int PARAGRAPH_WORDS = 200;
    private static final String ONE_SHOT = "Single continuous shot, no scene cuts.";

    private static final List<String> UNWANTED =
            List.of(
                    "text",
                    "subtitles",
                    "watermark",
                    "logo",
                    "picture frame",
                    "border",
                    "collage",
                    "split screen");

    private ModelPrompt() {}

    static String write(PromptStyle style, PromptParts parts) {
        return switch (style) {
            case SENTENCES, PLAIN -> plain(parts);
            case SINGLE_SHOT -> uncut(style, plain(parts));
            case PARAGRAPH ->
                    shortened(
                            joined(
                                    parts.action(),
                                    parts.subject(),
                                    parts.place(),
                                    parts.shot(),
                                    parts.camera(),
                                    parts.light(),
                                    parts.tone(),
                                    parts.mood()));
        };
    }

    /**
     * For an image-to-video model, which sees everything else in its picture: what happens, and
     * what the camera does.
     */
    public static String motion(PromptStyle style, Shot shot) {
        String camera = PromptParts.camera(shot.camera(), shot.cameraMovement());
        return switch (style) {
            case SENTENCES, PLAIN, PARAGRAPH -> joined(shot.action(), camera);
            case SINGLE_SHOT -> uncut(style, joined(shot.action(), camera));
        };
    }

    /** Anybody's prompt, and that it is one shot, where a model must be told and is not yet. */
    public static String uncut(PromptStyle style, String prompt) {
        boolean told = prompt.toLowerCase(Locale.ROOT).contains("single continuous shot");
        return style == PromptStyle.SINGLE_SHOT && !told ? prompt + " " + ONE_SHOT : prompt;
    }

    /** What must not be seen, as bare nouns, for models with a field for it. */
    public static List<String> unwanted() {
        return UNWANTED;
    }

    private static String plain(PromptParts parts) {
        return joined(
                parts.shot(),
                parts.subject(),
                parts.action(),
                parts.place(),
                parts.camera(),
                parts.light(),
                parts.tone(),
                parts.mood(),
                parts.format());
    }

    private static String joined(String... sentences) {
        return Stream.of(sentences).filter(s -> !s.isBlank()).collect(Collectors.joining(" "));
    }

    /** Whole sentences, as many as fit. */
    private static String shortened(String paragraph) {
        StringBuilder kept = new StringBuilder();
        int words = 0;
        for (String sentence : paragraph.split("(?<=[.!?…]) ")) {
            words += sentence.split(" ").length;
            if (words > PARAGRAPH_WORDS) {
                break;
            }
            kept.append(kept.isEmpty() ? "" : " ").append(sentence);
        }
        return kept.toString();
    }
}
