package io.beatframe.clip.video;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.network.NoAnswer;
import io.beatframe.provider.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What providers' statuses mean, as far as they mean the same with all of them. */
final class Verdicts {
    private Verdicts() {}

    /** What is asked of a provider, and read out of its answer. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws NoAnswer;
    }

    /** An order; unanswered, nobody knows what became of it unless it was never sent. */
    static Submission ordered(Question<Submission> order) {
        try {
            return order.ask();
        } catch (NoAnswer silence) {
            return silence.sent()
                    ? new Submission.Unknown(words(silence))
                    : new Submission.Unreached(words(silence));
        }
    }

    /**
     * That an order was taken.
     *
     * @param id of the job; without one that can be kept it may be paid for all the same
     */
    static Submission accepted(String id, Map<String, String> links) {
        return Job.isId(id)
                ? new Submission.Accepted(new Job(id, links))
                : new Submission.Unknown("it accepted the order and named no job");
    }

    static Generation polled(Question<Generation> poll) {
        try {
            return poll.ask();
        } catch (NoAnswer silence) {
            return new Generation.Missed(words(silence), Optional.empty());
        }
    }

    static boolean cancelled(Question<Boolean> cancel) {
        try {
            return cancel.ask();
        } catch (NoAnswer silence) {
            return false;
        }
    }

    static VideoModel.Fetched fetched(Question<VideoModel.Fetched> fetch) {
        try {
            return fetch.ask();
        } catch (NoAnswer silence) {
            return switch (silence.reason()) {
                case UNKEPT -> throw diskFull(silence);
                case FORBIDDEN, TOO_LARGE -> new VideoModel.Fetched.NotYet(words(silence), false);
                case UNREACHED, INSECURE, BROKEN, LATE ->
                        new VideoModel.Fetched.NotYet(words(silence), true);
            };
        }
    }

    static Failure diskFull(Exception cause) {
        return new Failure(
                ErrorCode.DISK_FULL,
                "The disk is full, so that the clip cannot be copied. It waits at the provider: free"
                        + " some space, and the same command copies it. (Another BEATFRAME_CACHE would"
                        + " know nothing of it, and pay again.)",
                cause,
                true);
    }

    /** A free call, well when it succeeds. */
    static VideoModel.Health tested(Question<Reply> call, String words) {
        try {
            Reply reply = call.ask();
            return reply.ok() && reply.spoken()
                    ? new VideoModel.Health.Well(words)
                    : new VideoModel.Health.Ill(reply.words());
        } catch (NoAnswer silence) {
            return new VideoModel.Health.Ill(words(silence));
        }
    }

    static String words(NoAnswer silence) {
        return "it " + silence.why();
    }

    /**
     * Of an order that was answered with an error.
     *
     * <p>A 500 or 503 in the provider's own form says that nothing was made. Anything else of that
     * kind may come from a proxy that gave up while the provider went on.
     *
     * @param refusal whether the provider's words say that it does not show such things
     */
    static Submission ofError(Reply reply, boolean refusal) {
        String words = reply.words();
        int status = reply.status();
        if (refusal) {
            return new Submission.Refused(words);
        }
        if (status == 401 || status == 402 || status == 403) {
            return new Submission.Denied(words);
        }
        if (status == 429
                || status == 529
                || ((status == 500 || status == 503) && reply.spoken())) {
            return new Submission.NotNow(words, reply.retryAfter());
        }
        if (status >= 300 && status < 400) {
            return new Submission.Invalid(
                    words + ": it sends us to another address, where keys are not sent");
        }
        if (status >= 400 && status < 500) {
            return new Submission.Invalid(words);
        }
        return new Submission.Unknown(words);
    }

    /** Of a question that was answered with an error. */
    static Generation ofPoll(Reply reply) {
        int status = reply.status();
        if (status == 401 || status == 403) {
            return new Generation.Denied(reply.words());
        }
        if (status == 404 || status == 410) {
            return new Generation.Lost(reply.words());
        }
        return new Generation.Missed(reply.words(), reply.retryAfter());
    }

    /** Of a copy that failed. */
    static VideoModel.Fetched ofDownload(Optional<Reply> error) {
        if (error.isEmpty()) {
            return new VideoModel.Fetched.Done();
        }
        int status = error.get().status();
        // A link that has expired is replaced by a new one at the next try.
        boolean again = status == 403 || status == 404 || status == 410 || status == 429;
        return new VideoModel.Fetched.NotYet(error.get().words(), again || status >= 500);
    }

    /**
     * The clip of a job, from the link in the answer that named it.
     *
     * @param link as the provider wrote it, or empty
     */
    static VideoModel.Fetched copied(Wire wire, Reply reply, String link, Path file)
            throws NoAnswer {
        if (link.isBlank()) {
            return new VideoModel.Fetched.NotYet(reply.words() + ": no link to the clip", true);
        }
        try {
            return ofDownload(wire.download(URI.create(link), file));
        } catch (IllegalArgumentException noLink) {
            return new VideoModel.Fetched.NotYet("its link is no address", false);
        }
    }
}
