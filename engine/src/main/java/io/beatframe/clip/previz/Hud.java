package io.beatframe.clip.previz;

import io.beatframe.picture.Lettering;
import io.beatframe.plan.Shot;
import java.util.Locale;

/** An animatic's notes over the picture: shot, size, camera, composition, time and beats. */
final class Hud {
    private static final int WHITE = 0xF4F4F0;
    private static final int AMBER = 0xFFB020;
    private static final double FLASH_SECONDS = 0.09;

    private final Setup setup;
    private final Pulse pulse;
    private final int width;
    private final int height;
    private final String title;
    private final String move;

    Hud(Setup setup, Pulse pulse, int width, int height) {
        this.setup = setup;
        this.pulse = pulse;
        this.width = width;
        this.height = height;
        Shot shot = setup.shot();
        this.title =
                String.format(
                        Locale.ROOT,
                        "%d/%d  %s",
                        shot.id(),
                        setup.plan().shots().size(),
                        words(shot.size().id()).toUpperCase(Locale.ROOT));
        this.move = words(shot.camera().id()) + " · " + words(shot.composition().id());
    }

    private static String words(String id) {
        return id.replace('_', ' ');
    }

    /**
     * @param seconds since the reel's start
     * @param frame of the reel
     * @param bgr0 the developed frame, drawn over
     */
    void draw(double seconds, long frame, byte[] bgr0) {
        thirds(bgr0);
        double letters = Math.max(12, 0.026 * Math.min(width, 0.8 * height));
        int tall = (int) (letters * 3.9);
        int[] strip = read(bgr0, 0, tall);
        double x = letters;
        Lettering.draw(
                strip,
                width,
                tall,
                x,
                letters * 1.75,
                letters * 1.25,
                WHITE,
                0.95,
                Lettering.Weight.BOLD,
                title);
        Lettering.draw(strip, width, tall, x, letters * 3.1, letters, WHITE, 0.85, move);
        String clock = String.format(Locale.ROOT, "%06.2f s  %d", seconds, frame);
        Lettering.draw(
                strip,
                width,
                tall,
                width - letters - Lettering.width(clock, letters),
                letters * 1.75,
                letters,
                WHITE,
                0.85,
                clock);
        write(strip, bgr0, 0);
        beats(seconds, bgr0, letters);
    }

    /** Four squares, one for each beat of the bar, and a bar across the foot that flashes. */
    private void beats(double seconds, byte[] bgr0, double letters) {
        int side = (int) Math.round(letters * 0.9);
        int top = height - 3 * side;
        int now = pulse.inBar(seconds);
        boolean flash = pulse.sinceBeat(seconds) < FLASH_SECONDS;
        for (int i = 1; i <= 4; i++) {
            boolean on = i == now;
            int left = (int) letters + (i - 1) * side * 3 / 2;
            rectangle(
                    bgr0,
                    left,
                    top,
                    side,
                    side,
                    on ? (flash ? WHITE : AMBER) : WHITE,
                    on ? 0.95 : 0.25);
        }
        int thick = Math.max(4, height / 160);
        rectangle(
                bgr0,
                0,
                height - thick,
                width,
                thick,
                flash ? WHITE : AMBER,
                flash ? 1 : 0.25 + 0.6 * pulse.hit(seconds));
    }

    private void thirds(byte[] bgr0) {
        int thick = Math.max(1, Math.min(width, height) / 540);
        for (int i = 1; i <= 2; i++) {
            rectangle(bgr0, width * i / 3, 0, thick, height, WHITE, 0.14);
            rectangle(bgr0, 0, height * i / 3, width, thick, WHITE, 0.14);
        }
        int mark = (int) (setup.subjectX() / setup.aspect() * width);
        rectangle(
                bgr0,
                mark - 1,
                height / 2 - height / 60,
                Math.max(2, thick),
                height / 30,
                AMBER,
                0.7);
    }

    private void rectangle(
            byte[] bgr0, int left, int top, int wide, int high, int colour, double opacity) {
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
                int i = (y * width + x) * 4;
                for (int c = 0; c < 3; c++) {
                    int under = bgr0[i + c] & 0xFF;
                    int over = colour >> (8 * c) & 0xFF;
                    bgr0[i + c] = (byte) (int) Math.round(under + (over - under) * opacity);
                }
            }
        }
    }

    /** The rows from {@code top}, a little darkened so that letters can be read on them. */
    private int[] read(byte[] bgr0, int top, int rows) {
        int[] rgb = new int[width * rows];
        for (int i = 0; i < rgb.length; i++) {
            int at = (top * width + i) * 4;
            double shade = 0.55 + 0.45 * i / rgb.length;
            int b = (int) ((bgr0[at] & 0xFF) * shade);
            int g = (int) ((bgr0[at + 1] & 0xFF) * shade);
            int r = (int) ((bgr0[at + 2] & 0xFF) * shade);
            rgb[i] = r << 16 | g << 8 | b;
        }
        return rgb;
    }

    private void write(int[] rgb, byte[] bgr0, int top) {
        for (int i = 0; i < rgb.length; i++) {
            int at = (top * width + i) * 4;
            bgr0[at] = (byte) rgb[i];
            bgr0[at + 1] = (byte) (rgb[i] >> 8);
            bgr0[at + 2] = (byte) (rgb[i] >> 16);
        }
    }
}
