package io.beatframe.clip.generated;

/** Is told what people should see while models film; called from many threads. */
@FunctionalInterface
public interface FilmingWatch {
    /** A line that people must see. */
    void say(String line);

    /** A line for people who want to see how it goes. */
    default void progress(String line) {
        say(line);
    }

    /**
     * How far a shot is, from the moment that it is ordered.
     *
     * @param shotId as in the plan
     * @param part done, 0 to 1, as far as the provider says; 1 when it is filmed
     */
    default void shot(int shotId, double part) {}
}
