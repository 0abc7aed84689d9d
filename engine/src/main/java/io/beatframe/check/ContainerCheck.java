package io.beatframe.check;

import io.beatframe.check.Finding.Code;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.mp4.Mp4Layout;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Codec;
import io.beatframe.request.Platform;
import io.beatframe.time.FrameRate;
import io.beatframe.time.FrameSize;
import java.util.Arrays;
import java.util.Optional;

/** What a platform or a player looks at before it decodes anything. */
final class ContainerCheck {
    private final Findings findings;
    private final Optional<ShotPlan> plan;
    private final Platform platform;

    ContainerCheck(Findings findings, Optional<ShotPlan> plan, Platform platform) {
        this.findings = findings;
        this.plan = plan;
        this.platform = platform;
    }

    void layout(Optional<Mp4Layout> file) {
        if (file.isEmpty()) {
            findings.error(Code.WRONG_CODEC, "The file is no MP4 that a platform would take.");
            return;
        }
        Mp4Layout layout = file.get();
        if (!layout.moovFirst()) {
            findings.error(
                    Code.NOT_FASTSTART,
                    "The moov box stands behind the media: nothing plays before all is loaded.");
        }
        if (layout.fragmented()) {
            findings.error(Code.WRONG_CODEC, "The file is in fragments (moof).");
            return;
        }
        layout.tracks().forEach(this::track);
        layout.track("vide").ifPresent(this::picture);
        Optional<Mp4Layout.Track> sound = layout.track("soun");
        Optional<Mp4Layout.Track> picture = layout.track("vide");
        if (sound.isPresent()
                && picture.isPresent()
                && sound.get().seconds() < picture.get().seconds()) {
            findings.error(
                    Code.SHORT_AUDIO,
                    Findings.format(
                            "The sound ends at %.3f s, the picture at %.3f s.",
                            sound.get().seconds(), picture.get().seconds()));
        }
    }

    private void track(Mp4Layout.Track track) {
        String kind = track.handler().equals("soun") ? "sound" : "picture";
        if (track.editList()) {
            findings.error(
                    Code.EDIT_LIST,
                    "The " + kind + " has an edit list, which some players ignore.");
        }
        if (track.startTicks() != 0) {
            findings.error(
                    Code.LATE_START,
                    Findings.format(
                            "The %s starts at %.4f s, not at 0.",
                            kind, (double) track.startTicks() / track.timescale()));
        }
    }

    private void picture(Mp4Layout.Track picture) {
        if (!picture.startsWithKeyframe()) {
            findings.error(Code.DECODE_ERROR, "The picture does not start with a keyframe.");
        }
        double frame = picture.seconds() / Math.max(1, picture.samples());
        double group = picture.longestGroup() * frame;
        if (group > platform.keyframeSeconds() + frame) {
            findings.warning(
                    Code.FEW_KEYFRAMES,
                    Findings.format(
                            "Keyframes are up to %.1f s apart; platform %s wants %.1f s.",
                            group, platform.id(), platform.keyframeSeconds()));
        }
        if (picture.evenTicks() == 0) {
            findings.error(Code.UNEVEN_FRAMES, "The frames are not equally long.");
        } else if (plan.isPresent()) {
            FrameRate rate = plan.get().rate();
            if (picture.evenTicks() * rate.numerator()
                    != picture.timescale() * rate.denominator()) {
                findings.error(
                        Code.WRONG_RATE,
                        Findings.format(
                                "The file has %.3f frames a second, the plan %s.",
                                (double) picture.timescale() / picture.evenTicks(), rate));
            }
        }
    }

    /** Of the whole file and of the picture, against what the platform takes. */
    void limits(MediaInfo.Video video, double seconds, double framesASecond, long bytes) {
        if (!platform.takesLength(seconds)) {
            findings.error(
                    Code.WRONG_LENGTH,
                    Findings.format(
                            "It lasts %.1f s; platform %s takes %s.",
                            seconds, platform.id(), platform.lengths()));
        }
        if (!platform.takes(framesASecond)) {
            findings.error(
                    Code.WRONG_RATE,
                    Findings.format(
                            "It has %.2f frames a second; platforms take 23 to 60.",
                            framesASecond));
        }
        // An encoder may spend a second's worth at once; of larger pictures no platform says much.
        long most = platform.mostBitsASecond() + platform.soundBitsASecond();
        boolean large = Math.min(video.width(), video.height()) > 1080;
        if (!large && bytes * 8.0 > most * (seconds + 1)) {
            findings.error(
                    Code.TOO_LARGE,
                    Findings.format(
                            "It has %.1f Mbit/s, more than the %.0f of platform %s.",
                            bytes * 8e-6 / Math.max(seconds, 0.001),
                            platform.mostBitsASecond() / 1e6,
                            platform.id()));
        }
    }

    void streams(MediaInfo info, MediaInfo.Video video) {
        codec(video);
        expect(Code.WRONG_CODEC, "pixel format", video.pixelFormat(), "yuv420p");
        expect(Code.WRONG_TAGS, "colour range", video.range(), "tv");
        expect(Code.WRONG_TAGS, "colour matrix", video.matrix(), "bt709");
        expect(Code.WRONG_TAGS, "colour primaries", video.primaries(), "bt709");
        expect(Code.WRONG_TAGS, "transfer curve", video.transfer(), "bt709");
        if (video.sampleAspect() != 1 || video.rotationDegrees() != 0) {
            findings.error(
                    Code.WRONG_SIZE, "The picture is rotated or has pixels that are not square.");
        }
        if (plan.isPresent()) {
            FrameSize size = plan.get().size();
            expect(Code.WRONG_SIZE, "size", video.width() + "x" + video.height(), size.toString());
        }
        info.audio()
                .ifPresentOrElse(
                        this::sound, () -> findings.error(Code.NO_AUDIO, "The file has no sound."));
    }

    void sound(MediaInfo.Audio audio) {
        expect(Code.WRONG_CODEC, "sound's codec", audio.codec(), "aac");
        expect(
                Code.WRONG_CODEC,
                "sound",
                audio.sampleRate() + " Hz, " + audio.channels() + " channels",
                "48000 Hz, 2 channels");
    }

    private void codec(MediaInfo.Video video) {
        Optional<Codec> codec =
                Arrays.stream(Codec.values())
                        .filter(known -> known.id().equals(video.codec()))
                        .findFirst();
        if (codec.isEmpty() || !platform.takes(codec.get())) {
            findings.error(
                    Code.WRONG_CODEC,
                    "The codec is "
                            + video.codec()
                            + ", not one for platform "
                            + platform.id()
                            + ".");
            return;
        }
        String profile =
                switch (codec.get()) {
                    case H264 -> "High";
                    case HEVC, AV1 -> "Main";
                };
        expect(Code.WRONG_CODEC, "profile", video.profile(), profile);
    }

    /** Of the whole file, against what the platform takes. */
    void size(long bytes) {
        if (bytes > platform.mostBytes()) {
            findings.error(
                    Code.TOO_LARGE,
                    Findings.format(
                            "The file has %.0f MB, more than the %.0f MB of platform %s.",
                            bytes / 1e6, platform.mostBytes() / 1e6, platform.id()));
        }
    }

    private void expect(Code code, String what, String found, String wanted) {
        if (!found.equals(wanted)) {
            String shown = found.isEmpty() ? "not stated" : found;
            findings.error(code, "The " + what + " is " + shown + ", not " + wanted + ".");
        }
    }
}
