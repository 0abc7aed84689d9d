package io.beatframe.clip.footage;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.request.Aspect;
import io.beatframe.request.Quality;
import io.beatframe.testing.SharedMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Faces in real footage, marked by eye, and how many planned shots of them show them whole. */
class FacesKeptIT {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();
    private static final double SHOT_SECONDS = 1.5;

    /** Of the frame, between the face and its edge: nearer, it looks cut. */
    private static final double ROOM = 0.04;

    private static final List<Marked> MARKED =
            List.of(
                    new Marked("clips/automv-ai-shot2.mp4", 0.2, 0.48, 0.20, 0.61, 0.58),
                    new Marked("clips/automv-ai-shot2.mp4", 4.0, 0.52, 0.22, 0.61, 0.58),
                    new Marked("clips/automv-ai-shot2.mp4", 7.5, 0.51, 0.22, 0.63, 0.58),
                    new Marked("clips/automv-ai-12.mp4", 0.2, 0.40, 0.10, 0.63, 0.75),
                    new Marked("clips/automv-ai-12.mp4", 4.0, 0.38, 0.10, 0.62, 0.75),
                    new Marked("clips/automv-ai-12.mp4", 7.5, 0.37, 0.10, 0.63, 0.75),
                    new Marked("clips/intel-asl-walk.mkv", 0.2, 0.43, 0.21, 0.53, 0.40),
                    new Marked("clips/intel-asl-walk.mkv", 1.0, 0.41, 0.21, 0.51, 0.40),
                    new Marked("clips/intel-asl-walk.mkv", 2.8, 0.41, 0.21, 0.51, 0.38),
                    new Marked("clips/mdn-friday.mp4", 1.0, 0.62, 0.15, 0.70, 0.33),
                    new Marked("clips/mdn-friday.mp4", 2.8, 0.59, 0.17, 0.68, 0.33),
                    new Marked("clips/mdn-friday.mp4", 5.0, 0.64, 0.15, 0.71, 0.30),
                    new Marked(
                            "clips/androidx-mv_with_2_top_shots.mp4", 0.2, 0.22, 0.28, 0.76, 0.84),
                    new Marked(
                            "clips/androidx-mv_with_2_top_shots.mp4", 1.0, 0.22, 0.28, 0.76, 0.84),
                    new Marked("photos/astronaut.png", 0, 0.34, 0.12, 0.55, 0.36));

    /** A face from hair to chin, in fractions of the picture. */
    private record Marked(
            String file, double second, double left, double top, double right, double bottom) {
        boolean inside(Area area, double room) {
            double across = room * area.width();
            double down = room * area.height();
            return left >= area.x() + across
                    && right <= area.x() + area.width() - across
                    && top >= area.y() + down
                    && bottom <= area.y() + area.height() - down;
        }
    }

    @Test
    void shotsShowFacesWhole() {
        List<Path> files =
                MARKED.stream().map(Marked::file).distinct().map(SharedMedia::require).toList();
        List<Source> sources = new Collector(FFMPEG).collect(files, Progress.SILENT);
        List<Study> studies = new Analyst(FFMPEG).study(sources, Progress.SILENT);
        ShotPlan plan = Plans.plan(30, 45, Quality.DRAFT, Aspect.PORTRAIT);
        int whole = 0;
        int roomy = 0;
        int all = 0;
        List<String> table = new ArrayList<>();
        for (Marked face : MARKED) {
            Moment moment = moment(studies, face);
            int kept = 0;
            int withRoom = 0;
            for (Shot shot : plan.shots()) {
                Area area = Framing.of(moment, shot, plan.size(), 0);
                kept += face.inside(area, 0) ? 1 : 0;
                withRoom += face.inside(area, ROOM) ? 1 : 0;
            }
            table.add(
                    String.format(
                            Locale.ROOT,
                            "%-40s %4.1f s  whole %2d, with room %2d of %d",
                            face.file(),
                            face.second(),
                            kept,
                            withRoom,
                            plan.shots().size()));
            whole += kept;
            roomy += withRoom;
            all += plan.shots().size();
        }
        table.add(
                "Of " + all + " shots " + whole + " show the face whole, " + roomy + " with room.");
        table.forEach(System.out::println);
        assertThat(whole).as(String.join("\n", table)).isEqualTo(all);
    }

    private static Moment moment(List<Study> studies, Marked face) {
        Study study =
                studies.stream()
                        .filter(one -> face.file().endsWith(one.source().name()))
                        .findFirst()
                        .orElseThrow();
        return study.source().photo()
                ? new Moment(study, 0, SHOT_SECONDS, new Moment.Play.Photo())
                : new Moment(
                        study,
                        Math.max(0, face.second() - SHOT_SECONDS / 2),
                        SHOT_SECONDS,
                        new Moment.Play.Forward(1));
    }
}
