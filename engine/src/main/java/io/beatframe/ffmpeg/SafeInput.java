package io.beatframe.ffmpeg;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a file that we did not make is opened: as a plain media file and nothing else. A playlist or
 * manifest that poses as a video would otherwise make ffmpeg read other files; a protocol whitelist
 * alone does not stop that, a format whitelist does.
 */
public final class SafeInput {
    /**
     * Demuxers of self-contained media, by the names of {@code ffmpeg -demuxers}; of a demuxer with
     * several names any one will do. Not here: hls, dash, concat, image2, svg_pipe, tty, subtitles.
     */
    private static final String FORMATS =
            "mov,matroska,avi,mpegts,mpeg,flv,asf,ogg,mp3,wav,w64,flac,aac,aiff,caf,amr,ac3,eac3,ape,"
                    + "wv,tta,au,dts,dsf,mpc,mpc8,tak,loas,mpegvideo,m4v,h264,hevc,av1,obu,ivf,mxf,gif,apng,"
                    + "png_pipe,jpeg_pipe,jpegls_pipe,jpegxl_pipe,webp_pipe,bmp_pipe,tiff_pipe,"
                    + "j2k_pipe,ppm_pipe,pgm_pipe,nut,rm,dv,yuv4mpegpipe";

    /** A picture of 50 megapixels is a large photo; one of 268 is a decompression bomb. */
    private static final String MAX_PIXELS = "50000000";

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
        // By its name ffmpeg takes many a picture for a numbered series of files (image2).
        StillFormat.of(head(file)).ifPresent(still -> arguments.addAll(List.of("-f", still)));
        arguments.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
        return List.copyOf(arguments);
    }

    private static byte[] head(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(StillFormat.HEAD);
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
