package io.beatframe.grade;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.request.Palette;
import java.util.List;
import java.util.Locale;

/** The four looks: their gates, their cubes through ffmpeg, skin, and skies. */
final class LookTable {
    private LookTable() {}

    static void print(List<SmallFrame> pictures, Ffmpeg ffmpeg) {
        System.out.println(
                """

                Looks. grey: least step between two 8-bit greys, codes; folded: nodes about which colours change places;
                turn: skin's hue, degrees at most; ΔE, L*: the cube through ffmpeg into 8-bit video beside the look itself,
                mean ΔE00 and bias; clipped: skin pixels of the pictures at an end of a channel, before and after.

                                     grey   folded    turn      ΔE       L*    clipped before   after\
                """);
        try (Workspace workspace = Workspace.temporary()) {
            for (Palette palette : Palette.values()) {
                Look look = Looks.of(palette);
                LookGates gates = LookGates.of(look);
                LutThroughFfmpeg video = LutThroughFfmpeg.of(look.lut(), look, ffmpeg, workspace);
                SkinClipping skin = SkinClipping.of(pictures, look);
                System.out.printf(
                        Locale.ROOT,
                        "%-18s %7.2f  %5.2f %%  %5.1f°  %6.2f  %+7.3f          %5.2f %%  %5.2f %%%n",
                        palette.id(),
                        gates.leastGreyStep(),
                        100 * gates.folded(),
                        gates.skinTurn(),
                        video.deltaE(),
                        video.lightnessBias(),
                        100 * skin.before(),
                        100 * skin.after());
            }
            System.out.println(
                    "goal                  > 0     ≤ 1 %    ≤ 8°   ≤ 0.6  ± 0.05                  no more");
            SkyBands.print(ffmpeg, workspace);
        }
    }
}
