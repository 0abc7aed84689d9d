package io.beatframe.plan.llm;

import io.beatframe.provider.Provider;
import java.util.Optional;

/**
 * What language models answered, by what they were asked: an answer is paid for, so it is kept
 * before it is used, and a run that begins again after a crash does not ask again.
 */
public interface Answers {
    /**
     * @param question a name for all that the answer depends on, 40 hexadecimal digits
     */
    Optional<Answer> find(String question);

    /**
     * An answer that was asked for and paid.
     *
     * @throws io.beatframe.failure.Failure when it cannot be kept
     */
    void keep(String question, Provider provider, Answer answer);
}
