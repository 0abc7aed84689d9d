package io.beatframe.cli;

import picocli.CommandLine.Option;

/** How a command talks. */
final class CommonOptions {
    @Option(names = "--json", description = "Print one JSON document on standard output.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    @Option(names = "-v", description = "Where a failure comes from, in detail.")
    boolean verbose;

    Console console() {
        return Console.of(quiet, verbose);
    }
}
