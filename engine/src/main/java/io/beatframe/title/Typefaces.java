package io.beatframe.title;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What draws each sign of a text: {@link EmojiFace} the emoji, the style's own font the letters, a
 * font of symbols what is no letter, else one of the machine's, Noto's before others. Only fonts
 * that truly draw a sign count: a font of colour pictures would leave a gap, and a missing sign a
 * box.
 */
final class Typefaces {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final int ANY_SIZE = 48;
    private static final int SHOWN = 8;

    private static final Set<Character.UnicodeScript> EAST_ASIAN =
            EnumSet.of(
                    Character.UnicodeScript.HIRAGANA,
                    Character.UnicodeScript.KATAKANA,
                    Character.UnicodeScript.HANGUL,
                    Character.UnicodeScript.BOPOMOFO);

    /** U+FFFC is what stands for an object among text. */
    private static final char EMOJI_PLACE = '\ufffc';

    private final Map<Typeface, Font> ours = new EnumMap<>(Typeface.class);
    private final Map<String, Optional<Font>> found = new HashMap<>();
    private final EmojiFace emojiFace = new EmojiFace();
    private Optional<Font> symbols = Optional.empty();
    private final Supplier<List<Font>> machines;
    private List<Font> listed = List.of();

    /** With the fonts of this machine. */
    Typefaces() {
        this(Typefaces::ofThisMachine);
    }

    /**
     * @param machines the fonts besides our own; asked for when first needed
     */
    Typefaces(Supplier<List<Font>> machines) {
        this.machines = machines;
    }

    /**
     * @throws Failure FONT_MISSING naming the signs that no font here draws
     */
    DrawableText of(String text, Typeface face) {
        Font own = ours.computeIfAbsent(face, Typeface::load);
        Map<Integer, Emoji> emoji = new HashMap<>();
        String signs = withPlaces(text, own, emoji);
        return new DrawableText(signs, runs(signs, own, face, emoji.keySet()), emoji);
    }

    /** The text with one sign where an emoji is drawn; what is drawn as text is none. */
    private String withPlaces(String text, Font own, Map<Integer, Emoji> emoji) {
        StringBuilder signs = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            Optional<EmojiSequence> sequence =
                    EmojiSequence.at(text, at)
                            .filter(one -> one.pictured() || !drawsAsText(own, sign));
            Optional<Emoji> drawn = sequence.flatMap(emojiFace::draw);
            if (drawn.isPresent()) {
                emoji.put(signs.length(), drawn.get());
                signs.append(EMOJI_PLACE);
                at += sequence.get().signs().length();
            } else {
                signs.appendCodePoint(sign);
                at += Character.charCount(sign);
            }
        }
        return signs.toString();
    }

    private List<DrawableText.Run> runs(String text, Font own, Typeface face, Set<Integer> emoji) {
        List<DrawableText.Run> runs = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        Font font = own;
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            Font now = font;
            if (!silent(sign) && !emoji.contains(at)) {
                Optional<Font> suits = suits(sign, font, own, face);
                if (suits.isEmpty()) {
                    missing.add(sign);
                }
                now = suits.orElse(font);
            }
            if (now != font) {
                if (at > start) {
                    runs.add(new DrawableText.Run(font, start, at));
                }
                font = now;
                start = at;
            }
            at += Character.charCount(sign);
        }
        runs.add(new DrawableText.Run(font, start, text.length()));
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
        return runs;
    }

    private static boolean silent(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.getType(sign) == Character.FORMAT
                || sign >= 0xfe00 && sign <= 0xfe0f;
    }

    private static boolean joins(int sign) {
        Character.UnicodeScript script = Character.UnicodeScript.of(sign);
        return script == Character.UnicodeScript.INHERITED
                || script == Character.UnicodeScript.COMMON;
    }

    private static boolean draws(Font font, int sign) {
        if (!font.canDisplay(sign)) {
            return false;
        }
        return Character.getType(sign) == Character.NON_SPACING_MARK
                || !font.deriveFont((float) ANY_SIZE)
                        .createGlyphVector(CONTEXT, Character.toString(sign))
                        .getOutline()
                        .getBounds2D()
                        .isEmpty();
    }

    private Optional<Font> suits(int sign, Font before, Font own, Typeface face) {
        if (draws(symbols(), sign)) {
            return Optional.of(symbols());
        }
        // A sign that belongs to the one before it must not change the font.
        if (joins(sign) && draws(before, sign)) {
            return Optional.of(before);
        }
        return draws(own, sign) ? Optional.of(own) : elsewhere(sign, face);
    }

    private boolean drawsAsText(Font own, int sign) {
        return draws(own, sign) || draws(symbols(), sign);
    }

    private Font symbols() {
        if (symbols.isEmpty()) {
            symbols = Optional.of(Typeface.load("NotoSymbols.ttf"));
        }
        return symbols.get();
    }

    private Optional<Font> elsewhere(int sign, Typeface face) {
        String key = Character.UnicodeScript.of(sign) + " " + face;
        Optional<Font> sameScript = found.getOrDefault(key, Optional.empty());
        if (sameScript.isPresent() && draws(sameScript.get(), sign)) {
            return sameScript;
        }
        Optional<Font> font =
                listed().stream()
                        .sorted(Comparator.comparingInt(one -> rank(one, sign, face)))
                        .filter(one -> draws(one, sign))
                        .findFirst();
        if (font.isPresent()) {
            found.put(key, font);
        }
        return font;
    }

    /** Noto, of the sign's own script, of the style's kind and weight first. */
    private static int rank(Font font, int sign, Typeface face) {
        String name = font.getFontName(Locale.ROOT).toLowerCase(Locale.ROOT);
        String script =
                Character.UnicodeScript.of(sign).name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean common = joins(sign);
        int rank = name.startsWith("noto") ? 0 : 100;
        rank +=
                common || name.contains(script) || script.equals("han") && name.contains("cjk")
                        ? 0
                        : 40;
        rank += name.contains("serif") == face.serif() ? 0 : 10;
        rank += name.contains("bold") == face.bold() ? 0 : 4;
        rank += name.matches(".*(italic|oblique|mono|condensed|thin|light|black|ui).*") ? 5 : 0;
        return rank;
    }

    private List<Font> listed() {
        if (listed.isEmpty()) {
            listed = machines.get();
        }
        return listed;
    }

    private static List<Font> ofThisMachine() {
        return List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()).stream()
                .filter(font ->
                        !font.getFamily(Locale.ROOT)
                                .matches("Dialog|DialogInput|Monospaced|SansSerif|Serif"))
                .sorted(Comparator.comparing(font -> font.getFontName(Locale.ROOT)))
                .toList();
    }

    private static Failure missing(List<Integer> signs) {
        List<Integer> few = signs.stream().distinct().limit(SHOWN).toList();
        StringBuilder named = new StringBuilder();
        for (int sign : few) {
            named.append(named.isEmpty() ? "" : ", ")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "'%s' (U+%04X, %s)",
                                    Character.toString(sign),
                                    sign,
                                    script(sign)));
        }
        boolean cjk = few.stream().anyMatch(Typefaces::eastAsian);
        String advice =
                "Install one, e.g. 'apt install "
                        + (cjk ? "fonts-noto-cjk" : "fonts-noto-core")
                        + "', or change the words.";
        return new Failure(
                ErrorCode.FONT_MISSING, "No font on this machine draws " + named + ". " + advice);
    }

    private static boolean eastAsian(int sign) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(sign);
        return Character.isIdeographic(sign)
                || EAST_ASIAN.contains(Character.UnicodeScript.of(sign))
                || block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;
    }

    private static String script(int sign) {
        return Character.UnicodeScript.of(sign).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
