package io.beatframe.cli;

import io.beatframe.request.CaptionsFile;
import io.beatframe.request.Titles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Words over the picture. */
final class TitleOptions {
    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "Shown large over the first seconds, in any script.")
    @Nullable String title;

    @Option(
            names = "--subtitle",
            paramLabel = "TEXT",
            description = "Shown small below the title, a beat later.")
    @Nullable String subtitle;

    @Option(
            names = "--captions",
            paramLabel = "FILE",
            description = "Lyrics or captions as .srt or .lrc; its times are the song's.")
    @Nullable Path captions;

    /** Valid, or a failure that says what is wrong. */
    Titles titles() {
        return new Titles(
                Optional.ofNullable(title),
                Optional.ofNullable(subtitle),
                captions == null ? List.of() : CaptionsFile.read(captions));
    }
}
