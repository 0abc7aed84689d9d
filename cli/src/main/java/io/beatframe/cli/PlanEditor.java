package io.beatframe.cli;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens a plan file in the user's own editor, checks what comes back, and opens it again with the
 * errors said, until it is valid or the user gives up. The file keeps whatever was written into it.
 *
 * <p>The editor takes over the terminal, so it is a matter of this program and not of the engine,
 * whose processes run unseen and under limits.
 */
final class PlanEditor {
    private final Path file;
    private final Console console;
    private final Map<String, String> environment;

    PlanEditor(Path file, Console console, Map<String, String> environment) {
        this.file = file;
        this.console = console;
        this.environment = environment;
    }

    /**
     * The plan as edited, valid.
     *
     * @throws Failure PLAN_UNREADABLE or PLAN_INVALID when the user gives up, or is no terminal
     *     that could be asked; CANCELLED when the editor ends with a failure; OPTION_INVALID when
     *     there is none
     */
    ShotPlan edit() {
        while (true) {
            open();
            try {
                return PlanJson.read(file);
            } catch (Failure mistake) {
                if (!again(mistake)) {
                    throw mistake;
                }
            }
        }
    }

    private void open() {
        List<String> command = command(environment);
        int status;
        try {
            status = new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException missing) {
            throw noEditor(missing);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Editing was cancelled.", cancelled);
        }
        if (status == 126 || status == 127) {
            throw noEditor(null);
        }
        if (status != 0) {
            throw new Failure(
                    ErrorCode.CANCELLED,
                    "The editor ended with status "
                            + status
                            + ". The plan is in "
                            + file
                            + "; go on with 'beatframe render --edit'.");
        }
    }

    /** VISUAL or EDITOR may hold arguments, so a shell takes them apart, as git does it. */
    List<String> command(Map<String, String> variables) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String editor = first(variables, windows ? "notepad" : "vi", "VISUAL", "EDITOR");
        if (!windows) {
            return List.of("sh", "-c", editor + " \"$@\"", editor, file.toString());
        }
        List<String> words = new ArrayList<>(List.of(editor.split(" ")));
        words.add(file.toString());
        return words;
    }

    private static String first(Map<String, String> variables, String otherwise, String... names) {
        for (String name : names) {
            String value = variables.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value.strip();
            }
        }
        return otherwise;
    }

    private boolean again(Failure mistake) {
        if (System.console() == null || !System.console().isTerminal()) {
            return false;
        }
        console.say(mistake.message());
        console.ask("Edit again? [Y/n] ");
        try {
            // Not closed: it is the program's.
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String answer = in.readLine();
            return answer != null && !answer.strip().toLowerCase(Locale.ROOT).startsWith("n");
        } catch (IOException closed) {
            return false;
        }
    }

    private static Failure noEditor(@Nullable IOException missing) {
        return new Failure(
                ErrorCode.OPTION_INVALID,
                "There is no editor to start. Set EDITOR, for instance: export EDITOR=nano.",
                missing,
                false);
    }
}
