package io.beatframe.pipeline;

import io.beatframe.deliver.ReelReport;
import io.beatframe.ffmpeg.Ffmpeg;

/** What made the reel. */
final class Versions {
    private Versions() {}

    static ReelReport.Versions of(Ffmpeg ffmpeg) {
        String own = Versions.class.getPackage().getImplementationVersion();
        return new ReelReport.Versions(own == null ? "development" : own, ffmpeg.version());
    }
}
