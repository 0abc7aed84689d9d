package io.beatframe.server.reel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.PlanJson;
import io.beatframe.request.BeatHints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ClientWordsTest {
    private static final Path ENGINE = Path.of("../engine/src/main/java/io/beatframe");

    /** What the service never asks of the engine, so it never complains of it. */
    private static final Set<String> NEVER =
            Set.of(
                    "budget",
                    "budget-mode",
                    "chain",
                    "codec",
                    "force",
                    "hardware",
                    "planner-model",
                    "platform",
                    "reference",
                    "sandbox");

    private static String said(ErrorCode code, String words) {
        return ClientWords.of(new Failure(code, words)).message();
    }

    @Test
    void optionsAreFieldsAndCommandsArePaths() {
        Failure offset = catchThrowableOfType(Failure.class, () -> BeatHints.offset("5"));
        assertThat(ClientWords.of(offset).message()).startsWith("beat_offset is a time");
        Failure plan = catchThrowableOfType(Failure.class, () -> PlanJson.read("{"));
        assertThat(ClientWords.of(plan).message()).contains("GET …/plan");
        assertThat(
                        said(
                                ErrorCode.FFMPEG_CRASHED,
                                "Close other programs, or make a smaller reel (--quality draft)."))
                .isEqualTo("Ask for a smaller reel (model_quality draft).");
        assertThat(
                        said(
                                ErrorCode.PROVIDER_OUTCOME_UNKNOWN,
                                "to order anew, add --resubmit-unknown."))
                .isEqualTo("to order anew, POST …/shots/{n}:regenerate.");
        assertThat(said(ErrorCode.MODEL_UNKNOWN, "There is no video model '--x'."))
                .isEqualTo("There is no video model '--x'.");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void nobodyHearsOfTheMachine(ErrorCode code) {
        Failure failure =
                new Failure(code, "Set BEATFRAME_CACHE, or run 'beatframe doctor'.", null, true)
                        .after(Optional.of(Duration.ofSeconds(3)));
        Failure told = ClientWords.of(failure);
        assertThat(told.message()).doesNotContain("BEATFRAME", "beatframe");
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.retriable()).isTrue();
        assertThat(told.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void remarksOfPlansAndReportsAreForClientsAndTheirOwnWordsStay() {
        String json =
                """
                {"request": {"prompt": "--bpm", "message": 1},
                 "notes": ["Give --bpm or --beats if you know better.", 7],
                 "shots": [{"notes": ["another --seed asks anew"], "action": "--seed"}],
                 "quality": {"findings": [{"message": "Leave out --duration."}]},
                 "warnings": []}
                """;
        assertThat(JsonMapper.shared().readTree(ClientWords.inJson(json)))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        json.replace("--bpm or --beats", "bpm or beats")
                                                .replace("another --seed", "another seed")
                                                .replace("--duration.", "duration_sec.")));
    }

    /** Whoever names a new option in a message finds out here that clients have none. */
    @Test
    void everyOptionThatTheEngineNamesHasAClientsName() throws IOException {
        Set<String> unknown = new TreeSet<>();
        List<Path> sources;
        try (Stream<Path> tree = Files.walk(ENGINE)) {
            sources =
                    tree.filter(file -> file.toString().endsWith(".java"))
                            // Its options are the sandbox's.
                            .filter(file -> !file.startsWith(ENGINE.resolve("ffmpeg")))
                            .toList();
        }
        assertThat(sources).hasSizeGreaterThan(100);
        Pattern literal = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
        Pattern option = Pattern.compile("--([a-z-]+[a-z])|'beatframe [a-z]+'");
        for (Path source : sources) {
            Matcher literals = literal.matcher(Files.readString(source));
            while (literals.find()) {
                Matcher left = option.matcher(ClientWords.of(literals.group()));
                while (left.find()) {
                    unknown.add(left.group(1) == null ? left.group() : left.group(1));
                }
            }
        }
        unknown.removeAll(NEVER);
        assertThat(unknown).containsExactly("'beatframe doctor'");
    }
}
