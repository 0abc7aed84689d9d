package io.beatframe.plan;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a plan, collected, so that one look mends it all. */
final class Problems {
    private static final int SHOWN = 10;

    private final List<String> sentences = new ArrayList<>();

    /**
     * @param where e.g. "shot 3, camera"
     * @param what e.g. "0.2 is too small; 1 to 5 is allowed"
     */
    void add(String where, String what) {
        sentences.add(where + ": " + what);
    }

    void addAll(Problems others) {
        sentences.addAll(others.sentences);
    }

    boolean none() {
        return sentences.isEmpty();
    }

    /**
     * @param what the plan's name, at the start of a sentence
     * @throws Failure PLAN_INVALID, if there are problems
     */
    void raise(String what) {
        if (sentences.isEmpty()) {
            return;
        }
        if (sentences.size() == 1) {
            throw new Failure(
                    ErrorCode.PLAN_INVALID, what + " is not valid: " + sentences.getFirst() + ".");
        }
        StringBuilder text = new StringBuilder(what + " has " + sentences.size() + " problems:");
        for (int i = 0; i < Math.min(SHOWN, sentences.size()); i++) {
            text.append(" (").append(i + 1).append(") ").append(sentences.get(i)).append('.');
        }
        if (sentences.size() > SHOWN) {
            text.append(" And ").append(sentences.size() - SHOWN).append(" more.");
        }
        throw new Failure(ErrorCode.PLAN_INVALID, text.toString());
    }
}
