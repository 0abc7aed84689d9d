package io.beatframe.title;

import io.beatframe.plan.Title;
import io.beatframe.time.FrameSize;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Words drawn, with the shadow that keeps them legible on any picture.
 *
 * @param zone its place in the reel's picture
 * @param argb rows of the zone's size, not premultiplied
 * @param rise pixels by which it comes up while it appears
 * @param fadeSeconds until it is there
 */
record TitleCard(TitleZone zone, int[] argb, int rise, double fadeSeconds) {
    private static final double OUTLINE = 0.022;
    private static final double OUTLINE_OPACITY = 0.4;
    private static final double SHADOW_OPACITY = 0.7;
    private static final double SHADOW_RADIUS = 0.12;
    private static final double SHADOW_STROKE = 0.08;
    private static final int BOXES = 3;

    static TitleCard draw(Title title, TitleStyle style, FrameSize picture, Typefaces typefaces) {
        return painter(title, style, picture, typefaces).paint(title.role(), style);
    }

    /** What the letters cover, in the reel's picture. */
    static TitleZone letters(
            Title title, TitleStyle style, FrameSize picture, Typefaces typefaces) {
        Painter painter = painter(title, style, picture, typefaces);
        Rectangle ink = painter.placed(title.role(), style.rise()).getBounds();
        return new TitleZone(
                painter.zone.x() + ink.x, painter.zone.y() + ink.y, ink.width, ink.height);
    }

    /** All that is drawn of them, while they come up as well. */
    static TitleZone inked(Title title, TitleStyle style, FrameSize picture, Typefaces typefaces) {
        Painter painter = painter(title, style, picture, typefaces);
        double size = painter.block.size();
        Rectangle ink = painter.placed(title.role(), style.rise()).getBounds();
        double blur = BOXES * Math.max(SHADOW_RADIUS, style.glowRadius() / 2);
        int around = (int) Math.ceil((SHADOW_STROKE + blur) * size) + BOXES;
        ink.grow(around, around);
        ink.height += (int) Math.ceil(style.rise() * size);
        Rectangle seen =
                ink.intersection(new Rectangle(painter.zone.width(), painter.zone.height()));
        return new TitleZone(
                painter.zone.x() + seen.x, painter.zone.y() + seen.y, seen.width, seen.height);
    }

    private static Painter painter(
            Title title, TitleStyle style, FrameSize picture, Typefaces typefaces) {
        TitleZone zone = TitleZone.of(title, picture);
        double shortSide = Math.min(picture.width(), picture.height());
        double margin = 1.6 * Math.max(style.glowRadius(), SHADOW_RADIUS) + OUTLINE;
        TextBlock block =
                TextBlock.fit(
                        typefaces.of(title.text(), style.face()),
                        style.tracking(),
                        style.sizePart() * shortSide,
                        margin,
                        margin + style.rise() / 2,
                        zone.width(),
                        zone.height());
        return new Painter(zone, block, margin);
    }

    /** Puts one block of outlines on an empty card. */
    private record Painter(TitleZone zone, TextBlock block, double margin) {

        TitleCard paint(Title.Role role, TitleStyle style) {
            double size = block.size();
            Shape letters = placed(role, style.rise());
            int[] argb = new int[zone.width() * zone.height()];
            Shape thick =
                    new BasicStroke(
                                    (float) (2 * SHADOW_STROKE * size),
                                    BasicStroke.CAP_ROUND,
                                    BasicStroke.JOIN_ROUND)
                            .createStrokedShape(letters);
            byte[] shadow = blurred(covered(letters, thick), SHADOW_RADIUS * size);
            lay(argb, shadow, 0x000000, SHADOW_OPACITY);
            if (style.glow() != 0) {
                byte[] glow = blurred(covered(letters, thick), style.glowRadius() * size / 2);
                lay(argb, glow, style.glow(), 1);
            }
            Shape edge =
                    new BasicStroke(
                                    (float) (2 * OUTLINE * size),
                                    BasicStroke.CAP_ROUND,
                                    BasicStroke.JOIN_ROUND)
                            .createStrokedShape(letters);
            lay(argb, covered(letters, edge), 0x000000, OUTLINE_OPACITY);
            lay(argb, covered(letters), style.colour(), 1);
            int rise = (int) Math.round(style.rise() * size);
            return new TitleCard(zone, argb, rise, style.fadeSeconds());
        }

        /** Titles and captions stand at the bottom of their place, subtitles hang at its top. */
        private Shape placed(Title.Role role, double rise) {
            Rectangle2D ink = block.outline().getBounds2D();
            double free = margin * block.size();
            double middle = zone.width() / 2.0;
            double x =
                    Math.clamp(middle, free - ink.getMinX(), zone.width() - free - ink.getMaxX());
            double y =
                    switch (role) {
                        case TITLE, CAPTION ->
                                zone.height() - free - rise * block.size() - ink.getMaxY();
                        case SUBTITLE -> free - ink.getMinY();
                    };
            return AffineTransform.getTranslateInstance(x, y)
                    .createTransformedShape(block.outline());
        }

        private byte[] covered(Shape... shapes) {
            BufferedImage grey =
                    new BufferedImage(zone.width(), zone.height(), BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = grey.createGraphics();
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            for (Shape shape : shapes) {
                pen.fill(shape);
            }
            pen.dispose();
            return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        }

        /** Three boxes are nearly a bell. */
        private byte[] blurred(byte[] plane, double radius) {
            int reach = Math.max(1, (int) Math.round(radius));
            byte[] result = plane;
            for (int i = 0; i < BOXES; i++) {
                result =
                        box(
                                box(result, reach, zone.width(), 1),
                                reach,
                                zone.height(),
                                zone.width());
            }
            return result;
        }

        /** A running mean along rows (step 1) or columns (step the width). */
        private static byte[] box(byte[] from, int reach, int length, int step) {
            byte[] to = new byte[from.length];
            int lines = from.length / length;
            for (int line = 0; line < lines; line++) {
                int start = step == 1 ? line * length : line;
                int sum = 0;
                for (int k = 0; k < Math.min(reach, length); k++) {
                    sum += from[start + k * step] & 0xff;
                }
                for (int k = 0; k < length; k++) {
                    if (k + reach < length) {
                        sum += from[start + (k + reach) * step] & 0xff;
                    }
                    if (k > reach) {
                        sum -= from[start + (k - reach - 1) * step] & 0xff;
                    }
                    to[start + k * step] = (byte) (sum / (2 * reach + 1));
                }
            }
            return to;
        }

        /** One colour over what is there, as much as is covered. */
        private static void lay(int[] argb, byte[] coverage, int colour, double opacity) {
            for (int i = 0; i < argb.length; i++) {
                if (coverage[i] != 0) {
                    argb[i] = over(argb[i], colour, opacity * (coverage[i] & 0xff) / 255);
                }
            }
        }

        private static int over(int below, int colour, double alpha) {
            double under = (below >>> 24) / 255.0 * (1 - alpha);
            double whole = alpha + under;
            int mixed = (int) Math.round(255 * whole) << 24;
            for (int shift = 0; shift <= 16; shift += 8) {
                double one = colour >> shift & 0xff;
                double other = below >> shift & 0xff;
                mixed |= (int) Math.round((alpha * one + under * other) / whole) << shift;
            }
            return mixed;
        }
    }
}
