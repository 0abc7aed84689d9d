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

    /**
     * Decoders that cameras, phones, editors and record shops have use for; the rest of ffmpeg's
     * five hundred are where its holes are found.
     */
    private static final String CODECS =
            String.join(
                    ",",
                    "h264,hevc,vvc,av1,libdav1d,libaom-av1,vp8,vp9,libvpx,libvpx-vp9,vp6,vp6f,theora",
                    "mpeg1video,mpeg2video,mpegvideo,mpeg4,msmpeg4v2,msmpeg4,h263,h263p,flv,dvvideo",
                    "wmv1,wmv2,wmv3,vc1,rv30,rv40,prores,dnxhd,cfhd,ffv1,huffyuv,ffvhuff,qtrle,v210",
                    "rawvideo,mjpeg,png,apng,gif,webp,bmp,tiff,jpegls,jpeg2000,libjxl,ppm,pgm",
                    "aac,aac_latm,mp3float,mp3,mp2float,mp2,mp1float,mp1,opus,libopus,vorbis,libvorbis",
                    "flac,alac,ape,wavpack,tta,tak,ac3,eac3,dca,truehd,mlp,als,mpc7,mpc8",
                    "wmav1,wmav2,wmapro,wmalossless,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb",
                    "adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,gsm,gsm_ms,speex,libspeex,cook",
                    "dsd_lsbf,dsd_msbf,dsd_lsbf_planar,dsd_msbf_planar,s302m",
                    "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be",
                    "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,pcm_bluray,pcm_dvd",
                    // ffprobe opens the decoders of subtitles too; none is ever decoded.
                    "subrip,srt,ass,ssa,mov_text,webvtt,text,pgssub,dvdsub,dvbsub,eia_608,cc_dec");

    /** A picture of 50 megapixels is a large photo; one of 268 is a decompression bomb. */
    private static final String MAX_PIXELS = "50000000";

    /** No other input has it, so it tells which calls read what we did not make. */
    private static final String WHITELIST = "-codec_whitelist";

    private SafeInput() {}

    static boolean isIn(List<String> command) {
        return command.contains(WHITELIST);
    }

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
                                WHITELIST,
                                CODECS,
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
