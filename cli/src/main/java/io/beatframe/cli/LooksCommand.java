package io.beatframe.cli;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.Looks;
import io.beatframe.request.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The looks there are. */
@Command(
        name = "looks",
        mixinStandardHelpOptions = true,
        description = "Lists the looks, and writes them as .cube files for other programs.",
        footer = {"", "Examples:", "  beatframe looks", "  beatframe looks --export luts/"})
final class LooksCommand implements Callable<Integer> {
    @Option(names = "--export", paramLabel = "DIR", description = "Write one .cube per look here.")
    @Nullable Path export;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String name : Looks.names()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("description", Palette.of(name).description());
            if (export != null) {
                row.put("cube", write(export, name).toString());
            }
            rows.add(row);
        }
        if (common.json) {
            Output.json(Map.of("looks", rows));
        } else {
            rows.forEach(row ->
                    Output.line(
                            String.format("%-16s %s", row.get("name"), row.get("description"))
                                    + (row.containsKey("cube") ? "  " + row.get("cube") : "")));
        }
        return Beatframe.DONE;
    }

    private static Path write(Path folder, String name) {
        try {
            Files.createDirectories(folder);
        } catch (IOException cannot) {
            throw new Failure(
                    ErrorCode.OUTPUT_UNWRITABLE,
                    "Cannot make the folder '" + folder + "': choose one you can write.",
                    cannot);
        }
        Path cube = folder.resolve(name + ".cube");
        CubeFile.write(cube, Looks.of(name).lut(), "Beatframe " + name);
        return cube;
    }
}
