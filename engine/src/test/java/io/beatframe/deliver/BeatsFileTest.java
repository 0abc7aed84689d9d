package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.music.AudioTrack;
import io.beatframe.music.Beat;
import io.beatframe.music.BeatGrid;
import io.beatframe.music.MusicAnalysis;
import io.beatframe.music.Section;
import io.beatframe.music.TempoScores;
import io.beatframe.request.GivenBeat;
import io.beatframe.request.GivenBeats;
import io.beatframe.testing.SchemaFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BeatsFileTest {
    private static final JsonNode SCHEMA = SchemaFit.schema("beats.schema.json");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void whatIsWrittenFitsTheSchemaAndIsReadAgain(int meter) {
        List<Beat> beats = beats(meter);
        Path file = folder.resolve("beats.json");
        BeatsFile.write(file, song(beats), false);
        assertThat(SchemaFit.misfits(tree(file), SCHEMA)).isEmpty();
        GivenBeats read = GivenBeats.read(file);
        assertThat(read.positions()).isEqualTo(beats.stream().map(Beat::positionInBar).toList());
        for (int i = 0; i < beats.size(); i++) {
            GivenBeat beat = read.beats().get(i);
            assertThat(beat.seconds()).isCloseTo(beats.get(i).seconds(), within(1e-6));
            assertThat(beat.strength().orElseThrow())
                    .isCloseTo(beats.get(i).strength(), within(1e-4));
        }
    }

    @Test
    void oneLineABeat() {
        List<Beat> beats = List.of(new Beat(0, 1, 1, 1), new Beat(0.5000004, 2, .12345, 1));
        assertThat(BeatsFile.text(song(beats), "a \"b\".mp3"))
                .isEqualTo(
                        """
                        {
                          "version": 1,
                          "audio": "a \\"b\\".mp3",
                          "beats": [
                            {"time": 0, "strength": 1, "downbeat": true},
                            {"time": 0.5, "strength": 0.1235, "downbeat": false}
                          ]
                        }
                        """);
    }

    /** What the schema takes, the reader takes, and the other way round. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | {\"version\":1,\"beats\":[{\"time\":0},{\"time\":1.5,\"downbeat\":true}]}",
                "true  | {\"version\":1,\"comment\":[1],\"beats\":[{\"time\":0,\"comment\":\"x\"},{\"time\":1}]}",
                "true  | {\"version\":1,\"audio\":\"\",\"beats\":[{\"time\":0,\"strength\":1},{\"time\":1}]}",
                "false | {\"version\":2,\"beats\":[{\"time\":0},{\"time\":1}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":0}]}",
                "false | {\"version\":1,\"beats\":[]}",
                "false | {\"version\":1,\"beats\":{}}",
                "false | {\"version\":1}",
                "false | {\"version\":1,\"audio\":null,\"beats\":[{\"time\":0},{\"time\":1}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":0},{\"time\":\"1\"}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":0},{\"tim\":1}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":0},{\"time\":1,\"tempo\":1}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":-1},{\"time\":1}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":1},{\"time\":86401}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":0,\"strength\":1.1},{\"time\":1}]}",
                "false | {\"version\":1,\"beats\":[{\"time\":0,\"downbeat\":0},{\"time\":1}]}",
                "false | {\"version\":1,\"bpm\":1,\"beats\":[{\"time\":0},{\"time\":1}]}",
                "true  | {\"version\":1,\"beats\":[{\"time\":0},1]}",
                "false | {\"version\":1,\"beats\":[{\"time\":0},[1,1]]}",
            })
    void theSchemaAndTheReaderAgree(boolean right, String json) throws IOException {
        Path file = Files.writeString(folder.resolve("edited.json"), json);
        assertThat(SchemaFit.misfits(tree(file), SCHEMA).isEmpty()).isEqualTo(right);
        if (right) {
            assertThat(GivenBeats.read(file).beats()).hasSize(2);
        } else {
            assertThatThrownBy(() -> GivenBeats.read(file))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            f -> assertThat(f.code()).isEqualTo(ErrorCode.BEATS_INVALID));
        }
    }

    @Test
    void theUsersFileIsNotReplacedUnasked() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "mine");
        assertThatThrownBy(() -> BeatsFile.write(file, song(beats(4)), false))
                .isInstanceOfSatisfying(
                        Failure.class,
                        f -> assertThat(f.code()).isEqualTo(ErrorCode.OUTPUT_EXISTS));
        assertThat(file).hasContent("mine");
        BeatsFile.write(file, song(beats(4)), true);
        assertThat(GivenBeats.read(file).beats()).hasSize(50);
    }

    @Test
    void namesTheSongFromWhereTheFileIs() throws IOException {
        Path file = folder.resolve("beats.json");
        BeatsFile.write(file, song(beats(4)), false);
        assertThat(folder.resolve(tree(file).get("audio").stringValue()).normalize())
                .isEqualTo(Path.of("song.ogg").toAbsolutePath());
    }

    private static List<Beat> beats(int meter) {
        Random random = new Random(meter);
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            double seconds = .3 + i * .4 + .01 * random.nextDouble();
            beats.add(new Beat(seconds, (i + 1) % meter + 1, random.nextDouble(), .5));
        }
        return beats;
    }

    private static MusicAnalysis song(List<Beat> beats) {
        return new MusicAnalysis(
                new AudioTrack(Path.of("song.ogg"), 44100, 30 * 44100),
                new BeatGrid(beats, 150, .9, TempoScores.UNRIVALLED),
                List.of(new Section(Section.Kind.FLAT, 0, 30, .5)),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static JsonNode tree(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
