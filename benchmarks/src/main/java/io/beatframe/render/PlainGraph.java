package io.beatframe.render;

import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import java.util.Locale;
import java.util.Optional;

/**
 * The graph that most people would write for cuts and dissolves: an input per clip, xfade and
 * concat, one after the other.
 */
final class PlainGraph {
    private PlainGraph() {}

    /**
     * @param look filters for each clip, if any
     * @return a graph of one input per shot, its clip; the output is {@code [out]}
     */
    static String of(ShotPlan plan, Optional<String> look) {
        StringBuilder graph = new StringBuilder();
        for (int i = 0; i < plan.shots().size(); i++) {
            String filters = look.map(words -> "," + words).orElse("");
            graph.append(
                    String.format(
                            Locale.ROOT,
                            "[%d:v]settb=1/30,setpts=N%s,format=yuv420p[c%d];",
                            i,
                            filters,
                            i));
        }
        String last = "[c0]";
        for (int i = 0; i < plan.joins().size(); i++) {
            long anchor = plan.shots().get(i + 1).range().start();
            String next = i == plan.joins().size() - 1 ? "[joined]" : "[j" + i + "]";
            String two = last + "[c" + (i + 1) + "]";
            graph.append(
                    switch (plan.joins().get(i)) {
                        case Transition.Dissolve(int overlap) ->
                                String.format(
                                        Locale.ROOT,
                                        "%sxfade=transition=fade:duration=%.6f:offset=%.6f%s;",
                                        two,
                                        overlap / 30.0,
                                        (anchor - overlap / 2) / 30.0,
                                        next);
                        case Transition.Cut _ -> two + "concat=n=2:v=1:a=0,settb=1/30" + next + ";";
                        case Transition.DipToBlack _,
                                Transition.DipToWhite _,
                                Transition.LightLeak _,
                                Transition.Push _,
                                Transition.Whip _,
                                Transition.Zoom _,
                                Transition.Glitch _ ->
                                throw new IllegalArgumentException("Only cuts and dissolves");
                    });
            last = next;
        }
        return graph + last + "format=yuv420p[out]";
    }
}
