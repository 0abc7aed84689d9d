package io.beatframe.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which of ffmpeg's demuxers reads a picture, told by its first bytes and never by its name. */
final class StillFormat {
    /** How many bytes {@link #of} wants to see: an animated PNG says so near its start. */
    static final int HEAD = 4096;

    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00ff\u00d8\u00ff";
    private static final String JPEG_LS = "\u00ff\u00d8\u00ff\u00f7";
    private static final String JPEG_2000 = "\0\0\0\u000cjP  ";

    private StillFormat() {}

    /** The demuxer's name; empty for what is no still picture, or shows itself to ffmpeg anyway. */
    static Optional<String> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith(JPEG_LS)) {
            return Optional.of("jpegls_pipe");
        } else if (text.startsWith(JPEG)) {
            return Optional.of("jpeg_pipe");
        } else if (text.startsWith(PNG)) {
            return text.contains("acTL") ? Optional.empty() : Optional.of("png_pipe");
        } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of("webp_pipe");
        } else if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return Optional.of("tiff_pipe");
        } else if (text.startsWith(JPEG_2000)) {
            return Optional.of("j2k_pipe");
        } else if (text.startsWith("BM") && text.startsWith("\0\0\0\0", 6)) {
            return Optional.of("bmp_pipe");
        } else if (text.startsWith("P6")) {
            return Optional.of("ppm_pipe");
        } else if (text.startsWith("P5")) {
            return Optional.of("pgm_pipe");
        }
        return Optional.empty();
    }
}
