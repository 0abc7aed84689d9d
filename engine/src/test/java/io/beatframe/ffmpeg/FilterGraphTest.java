package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.beatframe.ffmpeg.FilterGraph.Chain;
import io.beatframe.ffmpeg.FilterGraph.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterGraphTest {
    private static final List<Filter> REVERSE = List.of(new Filter.Reverse());
    private static final Chain WRITES_0 =
            new Chain(List.of(new Source.Video(0)), REVERSE, List.of(0));

    @Test
    void padsThatNobodyReadsAreTheOutputs() {
        Chain split =
                new Chain(List.of(new Source.Pad(0)), List.of(new Filter.Split(2)), List.of(1, 2));
        Chain reads1 = new Chain(List.of(new Source.Pad(1)), REVERSE, List.of(3));
        assertThat(new FilterGraph(List.of(WRITES_0, split, reads1)).outputs())
                .containsExactly(2, 3);
    }

    @Test
    void aPadIsReadOnce() {
        Chain first = new Chain(List.of(new Source.Pad(0)), REVERSE, List.of(1));
        Chain again = new Chain(List.of(new Source.Pad(0)), REVERSE, List.of(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterGraph(List.of(WRITES_0, first, again)))
                .withMessage("Pad 0 is not there to read");
    }

    @Test
    void aPadIsWrittenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterGraph(List.of(WRITES_0, WRITES_0)))
                .withMessage("Pad 0 is written twice");
    }

    @Test
    void aPadIsWrittenBeforeItIsRead() {
        Chain early = new Chain(List.of(new Source.Pad(0)), REVERSE, List.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterGraph(List.of(early, WRITES_0)));
    }

    @Test
    void aChainDoesSomethingAndGoesSomewhere() {
        List<Source> video = List.of(new Source.Video(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain(video, List.of(), List.of(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Chain(video, REVERSE, List.of()));
    }
}
