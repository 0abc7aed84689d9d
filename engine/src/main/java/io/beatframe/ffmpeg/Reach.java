package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one call of ffmpeg may touch: the inputs that it names, the workspaces in which its filters
 * find our own files, and the file that it writes. Nothing else of the machine is there for it.
 *
 * @param folders read only
 * @param inputs read only
 * @param outputs existing files
 */
record Reach(List<Path> folders, List<Path> inputs, List<Path> outputs) {
    private static final String FILE = "file:";

    Reach {
        folders = List.copyOf(folders);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Read from the arguments, in which every file of ours begins with {@code file:}. */
    static Reach of(List<String> arguments) {
        List<Path> inputs = new ArrayList<>();
        List<Path> outputs = new ArrayList<>();
        List<String> filters = new ArrayList<>();
        String before = "";
        for (String argument : arguments) {
            if (!argument.startsWith(FILE)) {
                filters.add(argument);
            } else if (before.equals("-i")) {
                inputs.add(Path.of(argument.substring(FILE.length())));
            } else {
                outputs.add(Path.of(argument.substring(FILE.length())));
            }
            before = argument;
        }
        List<Path> folders =
                Workspace.living().stream()
                        .filter(folder -> filters.stream().anyMatch(text -> names(text, folder)))
                        .toList();
        return new Reach(folders, inputs, outputs);
    }

    private static boolean names(String filter, Path folder) {
        return filter.contains(folder.toString())
                || filter.contains(FfmpegArguments.escaped(folder.toString()));
    }

    /** A sandbox can only hand in what exists. */
    Reach withOutputsMade() {
        for (Path output : outputs) {
            try {
                if (!Files.exists(output)) {
                    Files.createFile(output);
                }
            } catch (IOException unwritable) {
                throw new Failure(
                        ErrorCode.OUTPUT_UNWRITABLE,
                        "Cannot write '" + output + "'. Choose another folder.",
                        unwritable);
            }
        }
        return this;
    }
}
