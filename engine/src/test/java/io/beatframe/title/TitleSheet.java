package io.beatframe.title;

import io.beatframe.picture.Picture;
import io.beatframe.plan.ShotPlan;
import io.beatframe.plan.TitlePlanner;
import io.beatframe.request.Quality;
import io.beatframe.request.Style;
import io.beatframe.request.TimedText;
import io.beatframe.request.Titles;
import io.beatframe.testing.MadeReel;
import io.beatframe.testing.SharedMedia;
import io.beatframe.time.FrameRate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Draws {@code docs/titles.jpg}: title, subtitle and caption in each style, as they are laid over
 * the picture. Run by hand after a change to one, like {@code TransitionStrips}:
 *
 * <pre>./mvnw -Dquick -pl engine test-compile org.codehaus.mojo:exec-maven-plugin:3.5.0:java \
 *     -Dexec.classpathScope=test -Dexec.mainClass=io.beatframe.title.TitleSheet \
 *     -Dexec.args=$PWD/docs/titles.jpg</pre>
 *
 * <p>The pictures are of NASA and SpaceX, in the public domain.
 */
public final class TitleSheet {
    private static final int WIDE = 320;
    private static final int TALL = 480;
    private static final int GAP = 8;
    private static final int COLUMNS = 3;
    private static final FrameRate RATE = FrameRate.FPS_30;
    private static final int SHOWN_FRAME = 60;

    private TitleSheet() {}

    private record Words(String title, String subtitle, String caption) {}

    public static void main(String[] arguments) throws IOException {
        List<Style> styles = List.of(Style.values());
        List<Words> words =
                List.of(
                        new Words(
                                "The Long Way Home",
                                "A film by Ana Sørensen",
                                "We never said goodbye"),
                        new Words(
                                "SATURDAY NIGHT",
                                "Live at the harbour ⚓",
                                "Turn it up, turn it up! 🔥"),
                        new Words("Αιγαίο", "Seven days in the islands", "and the sea was silver"),
                        new Words("ネオンの夜", "東京 1987", "雨の中で踊ろう"),
                        new Words("Ночной поезд", "Part one", "कहाँ जा रहे हो, अजनबी?"),
                        new Words("ضوء الصباح", "Morning light", "صباح الخير يا مدينتي"));
        int rows = (styles.size() + COLUMNS - 1) / COLUMNS;
        Picture sheet = new Picture(GAP + COLUMNS * (WIDE + GAP), GAP + rows * (TALL + GAP));
        sheet.fill(0xffffff);
        for (int i = 0; i < styles.size(); i++) {
            String photo = i % 2 == 0 ? "photos/astronaut.png" : "photos/rocket.jpg";
            Picture shown = shown(styles.get(i), words.get(i), photo);
            int x = GAP + i % COLUMNS * (WIDE + GAP);
            int y = GAP + i / COLUMNS * (TALL + GAP);
            Picture middle = shown.crop(90, 300, 900, 1350);
            sheet.blitRounded(middle, x, y, WIDE, TALL, 6);
        }
        BufferedImage image =
                new BufferedImage(sheet.width(), sheet.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, sheet.width(), sheet.height(), sheet.rgb(), 0, sheet.width());
        ImageIO.write(image, "jpg", Path.of(arguments[0]).toFile());
    }

    private static Picture shown(Style style, Words words, String photo) throws IOException {
        ShotPlan plan =
                MadeReel.styled(
                        MadeReel.plan(
                                RATE,
                                List.of(150),
                                List.of(),
                                Path.of("song.wav"),
                                0,
                                Quality.STANDARD),
                        style);
        Titles titles =
                new Titles(
                        Optional.of(words.title()),
                        Optional.of(words.subtitle()),
                        List.of(new TimedText(1, 4, words.caption())));
        TitleTrack track = TitleTrack.of(TitlePlanner.add(plan, titles));
        Picture picture = filled(photo, plan.size().width(), plan.size().height());
        lay(frame(track), track, picture);
        return picture;
    }

    private static int[] frame(TitleTrack track) throws IOException {
        int bytes = 4 * track.width() * track.height();
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        track.write(
                new OutputStream() {
                    private int frame;

                    @Override
                    public void write(int one) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] all, int from, int length) {
                        if (frame++ == SHOWN_FRAME) {
                            last.write(all, from, length);
                        }
                    }
                });
        int[] argb = new int[bytes / 4];
        ByteBuffer.wrap(last.toByteArray()).asIntBuffer().get(argb);
        return argb;
    }

    private static void lay(int[] argb, TitleTrack track, Picture picture) {
        for (int i = 0; i < argb.length; i++) {
            int x = track.x() + i % track.width();
            int y = track.y() + i / track.width();
            double alpha = (argb[i] >>> 24) / 255.0;
            int below = picture.pixel(x, y);
            int mixed = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                double value =
                        alpha * (argb[i] >> shift & 0xff) + (1 - alpha) * (below >> shift & 0xff);
                mixed |= (int) Math.round(value) << shift;
            }
            picture.rgb()[y * picture.width() + x] = mixed;
        }
    }

    private static Picture filled(String photo, int wide, int tall) throws IOException {
        BufferedImage whole = ImageIO.read(SharedMedia.find(photo).orElseThrow().toFile());
        int part = whole.getHeight() * wide / tall;
        int left = (whole.getWidth() - part) / 2;
        int[] rgb = whole.getRGB(left, 0, part, whole.getHeight(), null, 0, part);
        Picture picture = new Picture(wide, tall);
        picture.blit(new Picture(part, whole.getHeight(), rgb), 0, 0, wide, tall, 1);
        return picture;
    }
}
