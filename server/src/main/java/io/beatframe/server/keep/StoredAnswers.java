package io.beatframe.server.keep;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.llm.Answer;
import io.beatframe.plan.llm.AnswerFolder;
import io.beatframe.plan.llm.Answers;
import io.beatframe.provider.Provider;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.store.Store;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What language models answered a tenant, in the store, where every worker finds it. Whoever brings
 * an answer puts it on the bill at once: the plan that it is for may never be finished.
 */
final class StoredAnswers implements Answers {
    private final Store store;
    private final Reel reel;
    private final TokenBill bill;
    private final AnswerFolder here;

    /**
     * @param folder of this attempt alone, for copies
     */
    StoredAnswers(Store store, Reel reel, TokenBill bill, Path folder) {
        this.store = store;
        this.reel = reel;
        this.bill = bill;
        this.here = new AnswerFolder(folder);
    }

    private String object(String question) {
        return Keeping.takes(reel) + "answers/" + question + ".json";
    }

    @Override
    public Optional<Answer> find(String question) {
        try {
            store.get(object(question), here.file(question));
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.NOT_FOUND) {
                throw failure;
            }
        }
        return here.find(question);
    }

    @Override
    public void keep(String question, Provider provider, Answer answer) {
        bill.charge(reel, question, provider, answer);
        here.keep(question, provider, answer);
        store.put(object(question), here.file(question));
    }
}
