package io.beatframe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the helps print can be read on a common terminal, and pasted as it stands. */
class HelpTest {
    private static final int COLUMNS = 80;
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static Stream<CommandLine> commands() {
        CommandLine program = new CommandLine(new Beatframe());
        return Stream.concat(Stream.of(program), program.getSubcommands().values().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineIsBrokenAtTheEdge(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().footer())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(COLUMNS));
    }

    /** The list of commands shows the first line alone. */
    @ParameterizedTest
    @MethodSource("commands")
    void theFirstLineIsWhole(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().description()[0]).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theExamplesAreCommands(CommandLine command) {
        List<String> examples = examples(command);
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            String[] words =
                    WORD.matcher(example)
                            .results()
                            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                            .skip(1)
                            .toArray(String[]::new);
            assertThatCode(() -> new CommandLine(new Beatframe()).parseArgs(words))
                    .as(example)
                    .doesNotThrowAnyException();
        }
    }

    /** Lines that a shell would take, put together where they go on; without its remarks. */
    private static List<String> examples(CommandLine command) {
        String text = String.join("\n", command.getCommandSpec().usageMessage().footer());
        List<String> examples = new ArrayList<>();
        Arrays.stream(text.replace("\\\n", " ").split("\n"))
                .map(line -> line.replaceFirst("\\s#.*", "").strip())
                .filter(line -> line.startsWith("beatframe "))
                // The service is a program of its own, which the launcher starts.
                .filter(line -> !line.startsWith("beatframe serve"))
                .forEach(examples::add);
        return examples;
    }
}
