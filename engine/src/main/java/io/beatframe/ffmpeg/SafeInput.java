package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a file that we did not make is opened: as a plain media file and nothing else. A playlist or
 * manifest that poses as a video would otherwise make ffmpeg read other files; a protocol whitelist
 * alone does not stop that, a format whitelist does.
 */
public final class SafeInput {
    /** Demuxers of self-contained media. Not here: hls, dash, concat, image2 patterns, svg, tty. */
    private static final String FORMATS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,mp3,wav,w64,flac,aac,"
                    + "aiff,caf,amr,ac3,eac3,ape,wv,tta,au,dts,opus,mpegvideo,h264,hevc,av1,obu,ivf,mxf,gif,apng,"
                    + "png_pipe,jpeg_pipe,jpegls_pipe,jpegxl_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif_pipe,"
                    + "j2k_pipe,ppm_pipe,pgm_pipe,heif,avif,nut,rm,dv,yuv4mpegpipe";

    /** A picture of 50 megapixels is a large photo; one of 268 is a decompression bomb. */
    private static final String MAX_PIXELS = "50000000";

    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private SafeInput() {}

    /**
     * The input options and {@code -i} for one file.
     *
     * @throws Failure FILE_MISSING, FILE_UNREADABLE, FILE_EMPTY
     */
    public static List<String> of(Path file) {
        check(file);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-protocol_whitelist",
                                "file",
                                "-format_whitelist",
                                FORMATS,
                                "-max_pixels",
                                MAX_PIXELS));
        if (isJpeg(file)) {
            // By its name alone ffmpeg would take it for a pattern of names (image2).
            arguments.addAll(List.of("-f", "jpeg_pipe"));
        }
        arguments.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
        return List.copyOf(arguments);
    }

    /** Whether it begins as every JPEG does (ITU-T T.81, B.1.1.3: SOI, then a marker). */
    private static boolean isJpeg(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(3), JPEG_START);
        } catch (IOException gone) {
            throw unreadable(file, gone);
        }
    }

    private static Failure unreadable(Path file, IOException cause) {
        return new Failure(ErrorCode.FILE_UNREADABLE, "Cannot read '" + file + "'.", cause);
    }

    private static void check(Path file) {
        if (!Files.exists(file)) {
            throw new Failure(ErrorCode.FILE_MISSING, "There is no file '" + file + "'.");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Failure(
                    ErrorCode.FILE_UNREADABLE,
                    "'"
                            + file
                            + "' is not a file that can be read. Check its name and permissions.");
        }
        try {
            if (Files.size(file) == 0) {
                throw new Failure(ErrorCode.FILE_EMPTY, "The file '" + file + "' is empty.");
            }
        } catch (IOException gone) {
            throw unreadable(file, gone);
        }
    }
}
