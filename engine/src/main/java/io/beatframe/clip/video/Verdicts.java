package io.beatframe.clip.video;

import java.util.Optional;

/** What providers' statuses mean, as far as they mean the same with all of them. */
final class Verdicts {
    private Verdicts() {}

    /** Of an order that was not answered at all. */
    static Submission ofSilence(Wire.Silence silence) {
        return silence.sent()
                ? new Submission.Unknown(silence.why())
                : new Submission.NotNow(silence.why(), Optional.empty());
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

    static Generation missed(Wire.Silence silence) {
        return new Generation.Missed(silence.why(), Optional.empty());
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

    static VideoModel.Health health(Reply reply, String words) {
        if (reply.ok() && reply.spoken()) {
            return new VideoModel.Health.Well(words);
        }
        return new VideoModel.Health.Ill(reply.words());
    }
}
