package io.beatframe.cli;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.File;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program: {@code beatframe COMMAND …}. */
@Command(
        name = "beatframe",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description =
                "A song and a sentence become a vertical reel whose every cut lands on the beat.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  beatframe make             # a demo: our own song, our own pictures",
            "  beatframe make song.mp3 --prompt \"A lone dancer in a neon city after rain\" \\",
            "      --style energetic_dance -o reel.mp4",
            "  beatframe make song.mp3 --prompt \"A week by the sea\" --footage ~/Videos/sea",
            "  beatframe check reel.mp4 --json",
            "  beatframe serve            # the same as a service, with a REST API",
            "",
            "Exit status: 0 done, 1 failed, 2 the input must be changed."
        },
        subcommands = {
            MakeCommand.class,
            PlanCommand.class,
            RenderCommand.class,
            RedoCommand.class,
            BeatsCommand.class,
            CheckCommand.class,
            MatchCommand.class,
            LooksCommand.class,
            ModelsCommand.class,
            EstimateCommand.class,
            CacheCommand.class,
            DoctorCommand.class
        })
public final class Beatframe {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USERS_MISTAKE = 2;

    Beatframe() {}

    public static void main(String[] arguments) {
        StandardOutput output = StandardOutput.install();
        int status = run(arguments);
        System.exit(output.failure().map(Beatframe::lost).orElse(status));
    }

    private static int lost(Failure failure) {
        Console.of(false, false).fail(failure);
        return Failures.exitStatus(failure);
    }

    /** Runs one command and returns its exit status. */
    static int run(String... arguments) {
        CommandLine program = new CommandLine(new Beatframe());
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setParameterExceptionHandler(Beatframe::misused);
        program.setExecutionExceptionHandler(Beatframe::failed);
        if (arguments.length == 0) {
            program.usage(System.err);
            return USERS_MISTAKE;
        }
        if (arguments[0].equals("help")) {
            program.usage(System.out);
            return DONE;
        }
        try {
            return program.execute(arguments);
        } catch (Error error) {
            // Exceptions are picocli's to catch, errors are not.
            return report(Failures.of(error), arguments);
        }
    }

    private static int misused(CommandLine.ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (mistake.getCause() instanceof Failure failure) {
            return report(failure, arguments);
        }
        return report(
                new Failure(
                        ErrorCode.OPTION_INVALID,
                        words(mistake, command).replaceAll("\\p{Cntrl}+", " ")
                                + dash(arguments)
                                + " Try '"
                                + name
                                + " --help'.",
                        mistake),
                arguments);
    }

    /** What is wrong, as a sentence; picocli's own words count arguments and end without a stop. */
    private static String words(CommandLine.ParameterException mistake, CommandLine command) {
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            if (!unmatched.isUnknownOption() && command.getParent() != null) {
                return "'"
                        + first
                        + "' is one word too many; what has spaces in it needs quotes, and each"
                        + " option its name.";
            }
            String kind = first.startsWith("-") ? "option" : "command";
            return "There is no " + kind + " '" + first + "'." + meant(unmatched);
        }
        String message =
                String.valueOf(mistake.getMessage())
                        .strip()
                        .replaceFirst("is not an? (long|int)$", "is no whole number")
                        .replaceFirst("is not a double$", "is no number");
        return message.endsWith(".") ? message : message + ".";
    }

    /** A file's name that was taken for options. */
    private static String dash(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(word -> word.startsWith("-") && new File(word).isFile())
                .findFirst()
                .map(word -> " The file '" + word + "' is given as './" + word + "'.")
                .orElse("");
    }

    private static String meant(CommandLine.UnmatchedArgumentException unmatched) {
        return unmatched.getSuggestions().stream()
                .findFirst()
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }

    private static int failed(Exception exception, CommandLine command, ParseResult parsed) {
        return report(Failures.of(exception), parsed.originalArgs().toArray(String[]::new));
    }

    private static int report(Failure failure, String[] arguments) {
        boolean json = Arrays.asList(arguments).contains("--json");
        boolean verbose = Arrays.asList(arguments).contains("-v");
        Console.of(false, verbose).fail(failure);
        if (json) {
            Output.json(Failures.json(failure));
        }
        return Failures.exitStatus(failure);
    }
}
