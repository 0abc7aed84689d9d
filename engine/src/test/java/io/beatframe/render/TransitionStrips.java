package io.beatframe.render;

import io.beatframe.clip.Clip;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.FrameReader;
import io.beatframe.picture.Lettering;
import io.beatframe.picture.Picture;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.Transition;
import io.beatframe.request.Quality;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.MadeSong;
import io.beatframe.testing.Renders;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws {@code docs/transitions.jpg}: a row for each transition, as it is rendered, the beat's
 * frame in the middle. Run by hand after a change to one, with the class path of the tests; the
 * result is committed:
 *
 * <pre>./mvnw -Dquick -pl engine test-compile org.codehaus.mojo:exec-maven-plugin:3.5.0:java \
 *     -Dexec.classpathScope=test -Dexec.mainClass=io.beatframe.render.TransitionStrips \
 *     -Dexec.args=$PWD/docs/transitions.jpg</pre>
 *
 * <p>The pictures are of NASA and SpaceX, in the public domain.
 */
public final class TransitionStrips {
    private static final FrameSize SIZE = new FrameSize(540, 960);
    private static final int ANCHOR = 30;
    private static final int COLUMNS = 7;
    private static final int WIDE = 90;
    private static final int TALL = 160;
    private static final int LABEL = 20;
    private static final int GAP = 6;

    private TransitionStrips() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("transitions-");
        List<Transition.Kind> kinds = List.of(Transition.Kind.values());
        Picture sheet =
                new Picture(
                        GAP + COLUMNS * (WIDE + GAP), GAP + kinds.size() * (TALL + LABEL + GAP));
        sheet.fill(0xffffff);
        for (int row = 0; row < kinds.size(); row++) {
            strip(kinds.get(row), sheet, GAP + row * (TALL + LABEL + GAP), folder);
        }
        BufferedImage image =
                new BufferedImage(sheet.width(), sheet.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, sheet.width(), sheet.height(), sheet.rgb(), 0, sheet.width());
        ImageIO.write(image, "jpg", Path.of(arguments[0]).toFile());
    }

    private static void strip(Transition.Kind kind, Picture sheet, int top, Path folder)
            throws IOException {
        Ffmpeg ffmpeg = Ffmpeg.locate();
        int overlap = kind == Transition.Kind.LIGHT_LEAK ? 24 : 8;
        Transition join = kind.of(overlap);
        ShotPlan plan =
                MadeReel.plan(
                        FrameRate.FPS_30,
                        List.of(ANCHOR, ANCHOR),
                        List.of(join),
                        MadeSong.music(folder.resolve("song.wav"), 3),
                        0,
                        Quality.DRAFT);
        List<Clip> clips =
                List.of(
                        clip(plan, 0, "photos/astronaut.png", ffmpeg, folder),
                        clip(plan, 1, "photos/rocket.jpg", ffmpeg, folder));
        Path reel = Renders.reel(plan, clips, ffmpeg, folder.resolve("reel.mp4"));
        int step = Math.max(1, join.overlap() / (COLUMNS + 1));
        sheet.text(
                GAP,
                top + LABEL - 6,
                15,
                Lettering.Weight.REGULAR,
                0x222222,
                1,
                kind.id()
                        + (join.overlap() == 0 ? "" : ", " + join.milliseconds(plan.rate()) + " ms")
                        + (step == 1 ? "" : ", every third frame"));
        FrameReader.read(
                ffmpeg,
                List.of("-i", "file:" + reel),
                List.of(new Filter.ScaleForAnalysis(new FrameSize(WIDE, TALL))),
                new FrameSize(WIDE, TALL),
                FrameReader.Pixels.RGB24,
                (index, frame) -> {
                    long fromMiddle = index - ANCHOR;
                    if (fromMiddle % step == 0 && Math.abs(fromMiddle / step) <= COLUMNS / 2) {
                        int column = (int) (fromMiddle / step) + COLUMNS / 2;
                        sheet.blitRounded(
                                Picture.ofRgb24(WIDE, TALL, frame),
                                GAP + column * (WIDE + GAP),
                                top + LABEL,
                                WIDE,
                                TALL,
                                3);
                    }
                });
    }

    private static Clip clip(ShotPlan plan, int shot, String photo, Ffmpeg ffmpeg, Path folder)
            throws IOException {
        Path source = SharedMedia.find(photo).orElseThrow();
        BufferedImage whole = ImageIO.read(source.toFile());
        int tall = whole.getHeight();
        int wide = tall * SIZE.width() / SIZE.height();
        Image part =
                whole.getSubimage((whole.getWidth() - wide) / 2, 0, wide, tall)
                        .getScaledInstance(SIZE.width(), SIZE.height(), Image.SCALE_SMOOTH);
        BufferedImage drawn =
                new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
        drawn.getGraphics().drawImage(part, 0, 0, null);
        int[] rgb = drawn.getRGB(0, 0, SIZE.width(), SIZE.height(), null, 0, SIZE.width());
        byte[] bgr0 = new byte[4 * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bgr0[4 * i] = (byte) rgb[i];
            bgr0[4 * i + 1] = (byte) (rgb[i] >> 8);
            bgr0[4 * i + 2] = (byte) (rgb[i] >> 16);
        }
        return MadeReel.clip(plan, shot, SIZE, frame -> bgr0, ffmpeg, folder);
    }
}
