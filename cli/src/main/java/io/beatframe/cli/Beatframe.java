package io.beatframe.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code beatframe COMMAND …}. */
@Command(name = "beatframe", mixinStandardHelpOptions = true)
public final class Beatframe {
    private Beatframe() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Beatframe()).execute(arguments));
    }
}
