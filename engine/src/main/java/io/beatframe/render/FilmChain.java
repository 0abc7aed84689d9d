package io.beatframe.render;

import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FilterGraph.Chain;
import io.beatframe.ffmpeg.FilterGraph.Source;
import io.beatframe.request.FilmEffects;
import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;

/** Halation, vignette and grain, in the order of light, lens and film, over the finished reel. */
final class FilmChain {
    private static final int MOST_GRAIN = 26;

    private FilmChain() {}

    /**
     * @param pad where the reel is
     * @param free the first of four numbers that no pad has
     * @return chains from it to the last pad, none when there is nothing to do
     */
    static List<Chain> of(FilmEffects film, FrameSize size, int pad, int free) {
        List<Filter> filters = new ArrayList<>();
        if (film.vignette() > 0) {
            filters.add(new Filter.Vignette(film.vignette()));
        }
        if (film.grain() > 0) {
            filters.add(new Filter.Grain((int) Math.ceil(MOST_GRAIN * film.grain())));
        }
        if (film.halation() == 0 && filters.isEmpty()) {
            return List.of();
        }
        filters.add(new Filter.LegalLevels());
        if (film.halation() == 0) {
            return List.of(new Chain(List.of(new Source.Pad(pad)), filters, List.of(free)));
        }
        filters.addFirst(new Filter.AddChange());
        return List.of(
                new Chain(
                        List.of(new Source.Pad(pad)),
                        List.of(new Filter.Split(2)),
                        List.of(free, free + 1)),
                new Chain(
                        List.of(new Source.Pad(free + 1)),
                        List.of(new Filter.Halo(size, film.halation())),
                        List.of(free + 2)),
                new Chain(
                        List.of(new Source.Pad(free), new Source.Pad(free + 2)),
                        filters,
                        List.of(free + 3)));
    }
}
