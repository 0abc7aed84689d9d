package io.beatframe.bench;

import java.util.List;

/** One measurement. To add one: implement this, and list it in {@link Main}. */
public interface Bench {
    /** As typed after {@code ./bench}. */
    String name();

    /** What may follow the name; empty when nothing may. */
    String arguments();

    /** One line: what it measures, and about how long that takes. */
    String about();

    /**
     * Prints its tables on standard output.
     *
     * @throws IllegalArgumentException saying what is wrong with the arguments
     */
    void run(List<String> arguments) throws Exception;
}
