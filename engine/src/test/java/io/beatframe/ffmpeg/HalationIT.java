package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.time.FrameSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalationIT {
    private static final FrameSize SIZE = new FrameSize(360, 640);

    /** A lamp before a dark wall; below it, a white cloud before a bright sky. */
    private static final List<String> LAMP_AND_CLOUD =
            List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    "color=black:s=360x640:r=30:d=0.03,geq=cb=128:cr=128:lum="
                            + "'if(lt(Y,320),"
                            + "if(between(X,140,220)*between(Y,120,200),235,40),"
                            + "if(lt(X,180),180,225))'");

    @Test
    void lightsGlowRedOnTheDarkAndLeaveTheBrightAlone() {
        List<byte[]> frames = new ArrayList<>();
        FrameReader.read(
                Ffmpeg.locate(),
                LAMP_AND_CLOUD,
                List.of(new Filter.Halo(SIZE, 1)),
                SIZE,
                FrameReader.Pixels.YUV420P,
                (index, frame) -> frames.add(frame.clone()));
        byte[] change = frames.getFirst();
        assertThat(colour(change, 180, 160)).as("lamp").isEqualTo(List.of(128, 128, 128));
        assertThat(colour(change, 20, 20)).as("wall").isEqualTo(List.of(128, 128, 128));
        assertThat(colour(change, 176, 520)).as("sky").isEqualTo(List.of(128, 128, 128));
        assertThat(colour(change, 184, 520)).as("cloud").isEqualTo(List.of(128, 128, 128));
        List<Integer> beside = colour(change, 130, 160);
        assertThat(beside.get(0)).as("light beside the lamp").isGreaterThan(135);
        assertThat(beside.get(1)).as("Cb beside the lamp").isLessThan(124);
        assertThat(beside.get(2)).as("Cr beside the lamp").isGreaterThan(135);
    }

    private static List<Integer> colour(byte[] yuv, int x, int y) {
        int chroma = SIZE.pixels() + y / 2 * (SIZE.width() / 2) + x / 2;
        return List.of(
                yuv[y * SIZE.width() + x] & 0xff,
                yuv[chroma] & 0xff,
                yuv[chroma + SIZE.pixels() / 4] & 0xff);
    }
}
