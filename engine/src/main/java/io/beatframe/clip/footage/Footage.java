package io.beatframe.clip.footage;

import io.beatframe.clip.Clip;
import io.beatframe.clip.ClipSource;
import io.beatframe.clip.ShownFace;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.plan.Shot;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.request.Quality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The user's own clips and photos: the best moments of each, as the plan's shots. */
public final class Footage implements ClipSource {
    private final List<Path> paths;

    /**
     * @param paths files and folders; folders are searched three levels deep
     */
    public Footage(List<Path> paths) {
        this.paths = List.copyOf(paths);
    }

    /**
     * {@inheritDoc}
     *
     * <p>What was skipped in folders stands in the first clip's notes.
     *
     * @throws Failure FOOTAGE_MISSING for a path that is not there; FOOTAGE_UNUSABLE for a file
     *     that the user named and that cannot be used, and when nothing can
     */
    @Override
    public List<Clip> make(ShotPlan plan, Ffmpeg ffmpeg, Path folder, Progress progress) {
        Collector collector = new Collector(ffmpeg);
        List<Source> sources = collector.collect(paths, progress.part(0, 0.05));
        Analyst analyst = new Analyst(ffmpeg);
        List<Study> studies = analyst.study(sources, progress.part(0.05, 0.3));
        List<Skipped> left = new ArrayList<>(collector.skipped());
        left.addAll(analyst.skipped());
        List<String> skipped = new ArrayList<>(collector.notes());
        skipped.addAll(Skipped.notes(left));
        if (studies.isEmpty()) {
            throw nothing(skipped);
        }
        List<Moment> cast = Casting.of(studies, plan);
        return film(plan, cast, skipped, ffmpeg, folder, progress.part(0.3, 1));
    }

    private Failure nothing(List<String> skipped) {
        return new Failure(
                ErrorCode.FOOTAGE_UNUSABLE,
                paths.stream()
                                .map(path -> "'" + path + "'")
                                .collect(
                                        Collectors.joining(
                                                ", ", "There is no usable clip or photo in ", ". "))
                        + skipped.stream()
                                .limit(3)
                                .map(note -> note + " ")
                                .collect(Collectors.joining())
                        + "Name files that a player shows.");
    }

    private static List<Clip> film(
            ShotPlan plan,
            List<Moment> cast,
            List<String> skipped,
            Ffmpeg ffmpeg,
            Path folder,
            Progress progress) {
        Map<HdrCube, Path> cubes = new EnumMap<>(HdrCube.class);
        for (Moment moment : cast) {
            cube(moment).ifPresent(cube -> cubes.computeIfAbsent(cube, c -> c.write(folder)));
        }
        List<Workers.Work<Clip>> works = new ArrayList<>();
        for (int i = 0; i < cast.size(); i++) {
            int index = i;
            List<String> before = index == 0 ? skipped : List.of();
            works.add(() -> clip(plan, cast, index, before, cubes, ffmpeg, folder));
        }
        return Workers.all(works, progress);
    }

    private static Optional<HdrCube> cube(Moment moment) {
        return moment.source().video().hdr() && !moment.source().photo()
                ? Optional.of(HdrCube.of(moment.source().video().transfer()))
                : Optional.empty();
    }

    private static Clip clip(
            ShotPlan plan,
            List<Moment> cast,
            int index,
            List<String> before,
            Map<HdrCube, Path> cubes,
            Ffmpeg ffmpeg,
            Path folder) {
        Shot shot = plan.shots().get(index);
        Moment moment = cast.get(index);
        long frames = plan.clipFrames(index);
        int again = Framing.again(cast, index);
        Area area = Framing.of(moment, shot, plan.size(), again);
        Path file = folder.resolve(String.format(Locale.ROOT, "footage-%03d.mp4", index + 1));
        List<String> notes = new ArrayList<>(before);
        notes.addAll(Notes.of(moment, area, plan.size(), again));
        boolean photo = moment.source().photo();
        List<ShownFace> faces;
        if (photo) {
            CameraPath path =
                    CameraPath.of(
                            shot.camera(),
                            area,
                            moment.study().active(),
                            plan.rate().secondsAt(frames));
            Still still =
                    new Still(
                            ffmpeg,
                            moment.source(),
                            moment.study().aspect(),
                            path,
                            plan.size(),
                            plan.rate(),
                            frames);
            still.write(file);
            faces = FacesInFrame.of(moment, still::seen, plan.rate(), frames);
        } else {
            boolean draft = plan.brief().quality() == Quality.DRAFT;
            Optional<Path> cube = cube(moment).map(cubes::get);
            Film film =
                    new Film(ffmpeg, moment, area, plan.size(), plan.rate(), frames, draft, cube);
            notes.addAll(film.write(file));
            faces = FacesInFrame.of(moment, frame -> area, plan.rate(), frames);
        }
        Optional<Path> sound =
                plan.brief().keepSound()
                        ? new Ambience(ffmpeg, moment, plan.rate().secondsAt(frames))
                                .write(
                                        folder.resolve(
                                                String.format(
                                                        Locale.ROOT,
                                                        "footage-%03d.f32",
                                                        index + 1)),
                                        notes)
                        : Optional.empty();
        Clip clip =
                Clip.silent(shot.id(), file, frames, moment.origin(), photo, notes).showing(faces);
        return sound.map(clip::with).orElse(clip);
    }
}
