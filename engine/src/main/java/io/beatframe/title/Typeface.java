package io.beatframe.title;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Letters that are always here: parts of the Noto fonts with Latin, Greek and Cyrillic, so that
 * such words look alike on every machine. Other scripts come from {@link Typefaces}.
 */
enum Typeface {
    SANS("NotoSans-Regular.ttf"),
    SANS_BOLD("NotoSans-Bold.ttf"),
    SERIF("NotoSerifDisplay-Regular.ttf"),
    SERIF_BOLD("NotoSerif-Bold.ttf");

    private final String resource;

    Typeface(String resource) {
        this.resource = resource;
    }

    boolean serif() {
        return this == SERIF || this == SERIF_BOLD;
    }

    boolean bold() {
        return this == SANS_BOLD || this == SERIF_BOLD;
    }

    /**
     * @throws Failure FONT_MISSING when Java lacks the libraries to draw letters at all
     */
    Font load() {
        return load(resource);
    }

    /**
     * @param resource beside this class
     * @throws Failure FONT_MISSING likewise
     */
    static Font load(String resource) {
        try (InputStream file = Typeface.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException("No resource " + resource);
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException damaged) {
            throw new IllegalStateException("The font is damaged: " + resource, damaged);
        } catch (LinkageError | InternalError noLibraries) {
            throw new Failure(
                    ErrorCode.FONT_MISSING,
                    "Java cannot draw letters on this machine. Install fontconfig, e.g. 'apt install"
                            + " fontconfig', or leave out titles and captions.",
                    noLibraries);
        }
    }
}
