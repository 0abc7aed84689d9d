package io.beatframe.plan.llm;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.ContentKey;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.ModelCard;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.MusicWindow;
import io.beatframe.plan.Director;
import io.beatframe.plan.PlannedBy;
import io.beatframe.plan.Score;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.ShotPlanner;
import io.beatframe.plan.Treatment;
import io.beatframe.progress.Progress;
import io.beatframe.provider.Redaction;
import io.beatframe.provider.Retries;
import io.beatframe.request.ReelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a language model for a treatment, and has {@link Director} make a plan of it. An answer with
 * faults is sent back with their list, at most twice; the best answer counts, and what it still
 * lacks is decided by the rules. Everything that was mended, replaced or waited for stands in the
 * plan's notes.
 *
 * <p>What the provider itself says (no key, refused, overloaded) is a failure, not a reason to plan
 * without it: whoever asks for a model should know that it did not come. {@code auto} is the
 * planner for those who would rather have any plan.
 */
public final class LlmDirector implements ShotPlanner {
    private static final int MOST_ANSWERS = 3;

    /** What is sent back of an answer; more teaches a model nothing. */
    private static final int MOST_SENT_BACK = 40_000;

    /**
     * A 400 that means the form of the answer, which some servers do not know or find too large.
     */
    private static final Pattern SCHEMA_UNWANTED =
            Pattern.compile("(?i)schema|response_?format|output_config|too many states|structured");

    private final ChatProvider chat;
    private final Answers kept;
    private final Optional<ModelCard> camera;
    private final Redaction redaction;
    private final Retries retries;
    private final Optional<Ffmpeg> ears;
    private final Progress progress;

    /**
     * @param kept what was answered before
     * @param camera the video model that films; empty for what has no limits of its own
     * @param ears to cut out the sound for a model that shall hear it
     */
    LlmDirector(
            ChatProvider chat,
            Answers kept,
            Optional<ModelCard> camera,
            Redaction redaction,
            Retries retries,
            Optional<Ffmpeg> ears,
            Progress progress) {
        this.chat = chat;
        this.kept = kept;
        this.camera = camera;
        this.redaction = redaction;
        this.retries = retries;
        this.ears = ears;
        this.progress = progress;
    }

    /**
     * @throws Failure PROVIDER_UNAUTHORISED, _REFUSED, _RATE_LIMITED, _UNAVAILABLE, _INVALID;
     *     CANCELLED within a second of an interrupt
     */
    @Override
    public ShotPlan plan(ReelRequest request, MusicAnalysis music, MusicWindow window) {
        Score score = Score.of(request, camera, music, window);
        Talk talk = new Talk(request, score);
        Treatment treatment = talk.treatment();
        ShotPlan plan = Director.plan(request, score, treatment);
        progress.report(1);
        return plan.by(talk.account(), talk.notes);
    }

    /** One conversation, and what is to be told of it. */
    private final class Talk {
        private final ReelRequest request;
        private final Score score;
        private final List<String> notes = new ArrayList<>();
        private final List<Turn> turns = new ArrayList<>();
        private boolean schema = true;
        private boolean again;
        private int answers;
        private long inputTokens;
        private long outputTokens;
        private String model = chat.modelName();

        Talk(ReelRequest request, Score score) {
            this.request = request;
            this.score = score;
        }

        Treatment treatment() {
            Optional<Sound> sound = sound();
            if (chat.keyReadableOnTheWay()) {
                notes.add(
                        "The key for "
                                + chat.provider().label()
                                + " went over http, where others on the way can read it; use https.");
            }
            turns.add(new Turn.Ours(PlanningPrompt.first(request, score, sound.isPresent())));
            AnswerReader.Reading best = null;
            while (answers < MOST_ANSWERS && (best == null || !best.faults().isEmpty())) {
                progress.report(0.9 * answers / MOST_ANSWERS);
                Answer answer = keptOrAsked(sound);
                count(answer);
                AnswerReader.Reading reading = AnswerReader.read(answer, score, redaction);
                best = best == null || reading.better(best) ? reading : best;
                turns.add(new Turn.Theirs(sentBack(answer)));
                turns.add(new Turn.Ours(PlanningPrompt.again(reading.faults())));
            }
            tell(best);
            return best == null ? Treatment.NONE : best.treatment();
        }

        /** The seed is part of the question: another one asks anew. */
        private Answer keptOrAsked(Optional<Sound> sound) {
            ContentKey question = new ContentKey();
            chat.identity().forEach(question::add);
            question.add(PlanningPrompt.SYSTEM).add(Long.toString(request.seed()));
            question.add(sound.map(Sound::base64).orElse(""));
            turns.forEach(turn -> question.add(turn.text()));
            String key = question.name();
            Optional<Answer> before = kept.find(key);
            if (before.isPresent()) {
                again = true;
                return before.get();
            }
            Answer answer = retries.run(() -> ask(sound), notes::add);
            kept.keep(key, chat.provider(), answer);
            return answer;
        }

        private Answer ask(Optional<Sound> sound) {
            try {
                return chat.ask(PlanningPrompt.SYSTEM, turns, sound, schema);
            } catch (Failure failure) {
                if (!schema
                        || failure.code() != ErrorCode.PROVIDER_INVALID
                        || !SCHEMA_UNWANTED.matcher(failure.message()).find()) {
                    throw failure;
                }
                schema = false;
                notes.add(
                        chat.provider().label()
                                + " does not take the form of the answer as a schema; it was asked in words.");
                return chat.ask(PlanningPrompt.SYSTEM, turns, sound, false);
            }
        }

        private Optional<Sound> sound() {
            if (ears.isPresent() && !chat.takesSound()) {
                notes.add(
                        chat.provider().label()
                                + " takes no sound; it planned by the beats alone.");
                return Optional.empty();
            }
            return ears.map(ffmpeg -> Sound.of(ffmpeg, score.music()));
        }

        private void count(Answer answer) {
            answers++;
            inputTokens += answer.inputTokens();
            outputTokens += answer.outputTokens();
            model = answer.model();
        }

        /** An empty turn is refused by some providers. */
        private String sentBack(Answer answer) {
            String text = answer.text().isBlank() ? "(nothing)" : answer.text();
            return text.length() <= MOST_SENT_BACK ? text : text.substring(0, MOST_SENT_BACK);
        }

        private void tell(AnswerReader.@Nullable Reading best) {
            if (best == null) {
                return;
            }
            if (again) {
                notes.add(
                        "What "
                                + model
                                + " answered in an earlier run was used again and not paid again; another"
                                + " --seed asks anew.");
            }
            if (best.treatment().shots().isEmpty()) {
                notes.add(
                        String.format(
                                Locale.ROOT,
                                "%s gave no usable shots in %d answers (%s): the rules planned the shots.",
                                model,
                                answers,
                                best.faults().isEmpty() ? "none" : best.faults().getFirst()));
            } else if (!best.faults().isEmpty()) {
                notes.add(
                        String.format(
                                Locale.ROOT,
                                "After %d answers %d fields of %s's plan could not be used; the rules decided them"
                                        + " (%s).",
                                answers,
                                best.faults().size(),
                                model,
                                String.join("; ", best.faults().stream().limit(3).toList())));
            }
            if (!best.unasked().isEmpty()) {
                notes.add(
                        model
                                + " also stated "
                                + String.join(", ", best.unasked().stream().sorted().toList())
                                + ", which nobody asked for: not used.");
            }
        }

        PlannedBy account() {
            return new PlannedBy(
                    chat.provider().name().toLowerCase(Locale.ROOT),
                    model,
                    answers,
                    Math.min(inputTokens, Integer.MAX_VALUE),
                    Math.min(outputTokens, Integer.MAX_VALUE));
        }
    }
}
