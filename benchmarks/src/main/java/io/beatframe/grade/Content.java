package io.beatframe.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What the shots of a reel have in common, and what share of the difference may be left. */
enum Content {
    SAME("same content", 33),
    ONE_SCENE("one scene", 66),
    TWO_SCENES("two scenes", 92),
    UNRELATED("unrelated", 85);

    static final int SHOTS = 4;

    private static final double CROP = 0.55;

    private final String words;
    private final int goal;

    Content(String words, int goal) {
        this.words = words;
        this.goal = goal;
    }

    String words() {
        return words;
    }

    /** Percent of what doing nothing leaves. */
    int goal() {
        return goal;
    }

    /** The shots as good cameras would film them. */
    List<SmallFrame> reel(List<SmallFrame> pictures, Random random) {
        return switch (this) {
            case SAME -> {
                SmallFrame picture = pictures.get(random.nextInt(pictures.size()));
                yield Stream.generate(() -> picture).limit(SHOTS).toList();
            }
            case ONE_SCENE -> scenes(1, pictures, random);
            case TWO_SCENES -> scenes(2, pictures, random);
            case UNRELATED -> scenes(SHOTS, pictures, random);
        };
    }

    /** Each shot a part of its scene's picture. */
    private static List<SmallFrame> scenes(int scenes, List<SmallFrame> pictures, Random random) {
        List<Integer> chosen =
                random.ints(0, pictures.size()).distinct().limit(scenes).boxed().toList();
        List<SmallFrame> shots = new ArrayList<>();
        for (int i = 0; i < SHOTS; i++) {
            shots.add(crop(pictures.get(chosen.get(i % scenes)), random));
        }
        return shots;
    }

    /** Somewhere, 55 % of width and height. */
    private static SmallFrame crop(SmallFrame picture, Random random) {
        int width = (int) (CROP * picture.width());
        int height = (int) (CROP * picture.height());
        int left = random.nextInt(picture.width() - width);
        int top = random.nextInt(picture.height() - height);
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            int from = 3 * ((top + y) * picture.width() + left);
            System.arraycopy(picture.rgb24(), from, rgb, 3 * y * width, 3 * width);
        }
        return new SmallFrame(width, height, rgb);
    }
}
