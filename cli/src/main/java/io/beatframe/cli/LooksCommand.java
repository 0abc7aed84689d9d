package io.beatframe.cli;

import static java.util.stream.Collectors.joining;

import io.beatframe.failure.Failure;
import io.beatframe.grade.CubeFile;
import io.beatframe.grade.LookShelf;
import io.beatframe.grade.Looks;
import io.beatframe.request.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    @Option(
            names = "--looks-dir",
            paramLabel = "DIR",
            description = "A folder of your own .cube files; lists them too.")
    @Nullable Path looksDir;

    @Option(names = "--force", description = "Replace .cube files that exist.")
    boolean force;

    @Mixin CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = new ArrayList<>(own());
        for (String name : Looks.names()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("description", Palette.of(name).description());
            row.put("aliases", Looks.aliases(Palette.of(name)));
            if (export != null) {
                Path cube =
                        new CubeExport(export, force)
                                .write(name, Looks.of(Palette.of(name)).lut(), "Beatframe " + name);
                row.put("cube", cube.toString());
            }
            rows.add(row);
        }
        if (common.json) {
            Output.json(Map.of("looks", rows));
        } else {
            rows.forEach(LooksCommand::print);
        }
        return Beatframe.DONE;
    }

    /** The user's own, read, so that one that cannot be used is known now. */
    private List<Map<String, Object>> own() {
        List<Map<String, Object>> rows = new ArrayList<>();
        new TreeMap<>(LookShelf.of(Optional.ofNullable(looksDir)).cubes())
                .forEach((name, file) -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", name);
                    row.put("description", described(file));
                    row.put("file", file.toString());
                    rows.add(row);
                });
        return rows;
    }

    private static String described(Path file) {
        try {
            int size = CubeFile.read(file).size();
            return "your own, " + size + "×" + size + "×" + size;
        } catch (Failure unfit) {
            return "cannot be used: " + unfit.message();
        }
    }

    private static void print(Map<String, Object> row) {
        String line = String.format("%-16s %s", row.get("name"), row.get("description"));
        if (row.get("aliases") instanceof List<?> aliases) {
            line += " (or: " + aliases.stream().map(Object::toString).collect(joining(", ")) + ")";
        }
        Output.line(row.containsKey("cube") ? line + "  " + row.get("cube") : line);
    }
}
