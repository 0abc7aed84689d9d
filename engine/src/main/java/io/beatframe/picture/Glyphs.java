package io.beatframe.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** One weight of the glyph atlas: grey pictures of characters, and where they stand. */
final class Glyphs {
    /** The size at which the atlas was drawn, pixels to the em. */
    static final int EM = 56;

    /**
     * A character's picture in the atlas.
     *
     * @param left of the picture, from the pen, in atlas pixels
     * @param top of the picture, from the baseline, negative is above
     * @param advance of the pen to the next character
     */
    record Glyph(int x, int y, int width, int height, int left, int top, double advance) {}

    private final int width;
    private final byte[] coverage;
    private final Map<Integer, Glyph> glyphs;

    private Glyphs(int width, byte[] coverage, Map<Integer, Glyph> glyphs) {
        this.width = width;
        this.coverage = coverage;
        this.glyphs = glyphs;
    }

    static Glyphs load(String name) {
        try {
            // Not ImageIO.read(InputStream): that one wants a cache file in the temporary folder.
            BufferedImage image =
                    ImageIO.read(new MemoryCacheImageInputStream(open(name + ".png")));
            Raster raster = image.getRaster();
            byte[] coverage = new byte[image.getWidth() * image.getHeight()];
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    coverage[y * image.getWidth() + x] = (byte) raster.getSample(x, y, 0);
                }
            }
            return new Glyphs(image.getWidth(), coverage, readTable(name));
        } catch (IOException | RuntimeException damaged) {
            throw new IllegalStateException("The glyph atlas is damaged: " + name, damaged);
        }
    }

    private static Map<Integer, Glyph> readTable(String name) throws IOException {
        Map<Integer, Glyph> glyphs = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(open(name + ".txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] f = line.split(" ", -1);
                glyphs.put(
                        Integer.parseInt(f[0], 16),
                        new Glyph(
                                Integer.parseInt(f[1]),
                                Integer.parseInt(f[2]),
                                Integer.parseInt(f[3]),
                                Integer.parseInt(f[4]),
                                Integer.parseInt(f[5]),
                                Integer.parseInt(f[6]),
                                Double.parseDouble(f[7])));
            }
        }
        return glyphs;
    }

    private static InputStream open(String file) throws IOException {
        InputStream stream = Glyphs.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IOException("No resource " + file);
        }
        return stream;
    }

    @Nullable Glyph find(int character) {
        return glyphs.get(character);
    }

    /** How much of an atlas pixel is ink, 0 to 255. */
    int coverage(int x, int y) {
        return coverage[y * width + x] & 0xff;
    }
}
