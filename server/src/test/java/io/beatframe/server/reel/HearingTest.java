package io.beatframe.server.reel;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HearingTest {
    static Stream<Hearing> all() {
        return Stream.of(
                new Hearing.NoSong(),
                Hearing.refused(new Failure(ErrorCode.MEDIA_UNREADABLE, "'a \"b\"' is damaged.")),
                new Hearing.Song(
                        new SongAnalysis(
                                3,
                                120,
                                .5,
                                List.of(new SongAnalysis.Beat(.5, 1, 1)),
                                List.of(),
                                new SongAnalysis.Waveform(.01, List.of(1.0)),
                                List.of("soft"))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsKeptIsReadAgain(Hearing hearing) {
        assertThat(Hearing.of(hearing.text())).isEqualTo(hearing);
    }
}
