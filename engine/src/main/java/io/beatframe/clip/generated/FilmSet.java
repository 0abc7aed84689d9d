package io.beatframe.clip.generated;

import io.beatframe.clip.Clip;
import io.beatframe.clip.Cost;
import io.beatframe.clip.ShownFace;
import io.beatframe.clip.face.FaceFinder;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.ModelCard;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import io.beatframe.request.Quality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Films one shot after the other, or several at once: has it made, inspects and develops it. */
final class FilmSet {
    /** One ffmpeg uses more than one core. */
    private static final int DEVELOPED_AT_ONCE = 2;

    /** The part of a shot's work that is done elsewhere. */
    private static final double ELSEWHERE = 0.9;

    private final ShotPlan plan;
    private final Path folder;
    private final ModelCard card;
    private final Shoot shoot;
    private final Inspector inspector;
    private final Developer developer;
    private final Places atProvider;
    private final Computing computing;
    private final Ffmpeg ffmpeg;
    private final Places atFfmpeg = new Places(DEVELOPED_AT_ONCE);

    FilmSet(
            ShotPlan plan,
            ModelCard card,
            Shoot shoot,
            Ffmpeg ffmpeg,
            Computing computing,
            Path folder) {
        this.plan = plan;
        this.folder = folder;
        this.card = card;
        this.shoot = shoot;
        this.computing = computing;
        this.ffmpeg = ffmpeg;
        this.inspector = new Inspector(ffmpeg);
        boolean fast = plan.brief().quality() == Quality.DRAFT;
        this.developer = new Developer(ffmpeg, plan.size(), plan.rate(), fast);
        this.atProvider = Places.at(card);
    }

    /** A take, and what is to be said of it. */
    private record Filmed(Developer.Exposed exposed, List<String> notes, Cost cost) {}

    /** A shot's takes as the model made them, found usable. */
    record FilmedShot(
            ShotTakes shot, List<Developer.Exposed> exposed, List<String> notes, Cost cost) {
        /** With whose last picture the next shot may begin. */
        Developer.Exposed last() {
            return exposed.getLast();
        }
    }

    /**
     * Has the takes made, and inspects them.
     *
     * @param before the take with whose last picture the shot begins, where its first take is
     *     chained
     */
    FilmedShot film(ShotTakes shot, Optional<Developer.Exposed> before, Progress progress) {
        List<Developer.Exposed> exposed = new ArrayList<>();
        List<String> notes = new ArrayList<>(shot.notes());
        Cost cost = Cost.NONE;
        double part = ELSEWHERE / shot.takes().size();
        for (Take planned : shot.takes()) {
            int i = exposed.size();
            Optional<Developer.Exposed> last =
                    !planned.chained()
                            ? Optional.empty()
                            : i == 0 ? before : Optional.of(exposed.getLast());
            Take take = last.map(l -> begun(l, planned, shot, i)).orElse(planned);
            Filmed filmed = filmed(take, progress.part(part * i, part * (i + 1)));
            exposed.add(filmed.exposed());
            notes.addAll(filmed.notes());
            if (last.isPresent() && !planned.order().references().isEmpty()) {
                notes.add("Begun with a picture, and so filmed without the reference pictures.");
            }
            cost = cost.plus(filmed.cost());
        }
        return new FilmedShot(shot, exposed, notes, cost);
    }

    /** The clip of a shot, in the form that all clips have. */
    Clip develop(FilmedShot filmed) {
        int index = filmed.shot().index();
        Path clip = folder.resolve(name("generated-%03d.mp4", index + 1));
        computed(() -> developer.develop(filmed.exposed(), clip));
        List<ShownFace> faces =
                plan.titles().isEmpty()
                        ? List.of()
                        : computed(() -> spotter().spot(plan, index, clip));
        Developer.Exposed first = filmed.exposed().getFirst();
        List<String> notes = new ArrayList<>(filmed.notes());
        developer.note(first).ifPresent(notes::add);
        var order = first.take().order();
        return new Clip(
                plan.shots().get(index).id(),
                clip,
                plan.clipFrames(index),
                card.name()
                        + ", "
                        + order.format().tier()
                        + (card.capabilities().seed() ? ", seed " + order.seed() : ""),
                false,
                notes,
                filmed.cost(),
                Optional.empty(),
                faces);
    }

    private FaceSpotter spotter() {
        return new FaceSpotter(ffmpeg, FaceFinder.trained());
    }

    /** A take that begins with the last picture of the one before. */
    private Take begun(Developer.Exposed before, Take take, ShotTakes shot, int part) {
        Path png = folder.resolve(name("first-%03d-%d.png", shot.index() + 1, part));
        computed(() -> developer.lastFrame(before, png));
        String motion = Conform.motion(card, plan.shots().get(shot.index()));
        return new Take(take.order().beginningWith(png, motion), take.frames(), take.speed(), true);
    }

    /** Has it made, and once more with another seed if it cannot be used. */
    private Filmed filmed(Take wanted, Progress progress) {
        Cost cost = Cost.NONE;
        String why = "";
        for (int attempt = 0; attempt <= Take.RETAKES; attempt++) {
            Take take = wanted.again(attempt);
            switch (atProvider.with(() -> shoot.take(take.order(), progress))) {
                case Shoot.Made.RejectedBefore(String before) -> why = before;
                case Shoot.Made.Here here -> {
                    cost = cost.plus(new Cost(here.spent(), here.saved()));
                    switch (computed(() -> inspector.inspect(here.file(), take, plan.rate()))) {
                        case Inspector.Verdict.Usable usable -> {
                            List<String> notes = new ArrayList<>(usable.notes());
                            if (attempt > 0) {
                                notes.add("Taken again with another seed, because " + why + ".");
                            }
                            return new Filmed(
                                    new Developer.Exposed(here.file(), take, usable), notes, cost);
                        }
                        case Inspector.Verdict.Unusable(String unusable) -> {
                            why = unusable;
                            shoot.reject(here.key(), take.order(), why);
                        }
                    }
                }
            }
        }
        throw new Failure(
                ErrorCode.CLIP_REJECTED,
                "What "
                        + card.name()
                        + " made cannot be used, however often: "
                        + why
                        + ". Change the shot's prompt or seed: 'beatframe redo'.");
    }

    private <T> T computed(Supplier<T> work) {
        return atFfmpeg.with(() -> computing.with(work));
    }

    private void computed(Runnable work) {
        computed(() -> {
            work.run();
            return true;
        });
    }

    private static String name(String form, Object... numbers) {
        return String.format(Locale.ROOT, form, numbers);
    }
}
