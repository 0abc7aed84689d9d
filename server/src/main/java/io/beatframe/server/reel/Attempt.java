package io.beatframe.server.reel;

/**
 * One worker's turn at one step. Its number is the fence: what an older attempt still writes is
 * refused by the database, and lies in the store under another name.
 */
public record Attempt(String reelId, int run, StepKind kind, int number) {
    /** Where this attempt, and no other, keeps its files. */
    public String folder() {
        return "reels/" + reelId + "/" + run + "-" + kind.id() + "-" + number + "/";
    }
}
