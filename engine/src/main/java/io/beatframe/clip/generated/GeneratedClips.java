package io.beatframe.clip.generated;

import io.beatframe.clip.Clip;
import io.beatframe.clip.ClipSource;
import io.beatframe.clip.video.VideoModel;
import io.beatframe.clip.video.VideoModels;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.model.ModelCard;
import io.beatframe.model.Usd;
import io.beatframe.plan.ShotPlan;
import io.beatframe.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Films the shots of a plan with a video model. */
public final class GeneratedClips implements ClipSource {
    private final ModelCard card;
    private final VideoModel model;
    private final Filming filming;
    private final Patience patience;

    /**
     * @throws Failure KEY_MISSING or ENDPOINT_MISSING, with what to set; REFERENCE_INVALID
     */
    public GeneratedClips(ModelCard card, Filming filming) {
        this(card, VideoModels.open(card, filming.settings()), filming, Patience.USUAL);
    }

    GeneratedClips(ModelCard card, VideoModel model, Filming filming, Patience patience) {
        this.card = card;
        this.model = model;
        this.filming = filming;
        this.patience = patience;
        References.require(card, filming.terms().references(), filming.terms().chained());
    }

    /**
     * {@inheritDoc}
     *
     * <p>When one shot fails no other is ordered, but those in the making are waited for and kept,
     * as they are paid. When the thread is interrupted the provider is told to stop.
     *
     * @throws Failure PROVIDER_*, CLIP_REJECTED, BUDGET_EXCEEDED, LEDGER_UNUSABLE, CANCELLED
     */
    @Override
    public List<Clip> make(ShotPlan plan, Ffmpeg ffmpeg, Path folder, Progress progress) {
        Purse purse = purse();
        return noted(
                shots(
                        plan,
                        ffmpeg,
                        folder,
                        progress,
                        purse,
                        (set, shot) -> told(set.develop(shot))),
                purse);
    }

    private Purse purse() {
        return new Purse(filming.terms().budget(), filming.terms().watch());
    }

    /**
     * Has all takes made, found usable and kept, and no more: what is left for {@link #make} then
     * waits for nobody.
     *
     * @return how many takes each shot has
     * @throws Failure as {@link #make}
     */
    public List<Integer> film(ShotPlan plan, Ffmpeg ffmpeg, Path folder, Progress progress) {
        return shots(plan, ffmpeg, folder, progress, purse(), (set, shot) -> shot.exposed().size());
    }

    /** What becomes of a shot's takes. */
    @FunctionalInterface
    private interface Finish<T> {
        T of(FilmSet set, FilmSet.FilmedShot shot);
    }

    private <T> List<T> shots(
            ShotPlan plan,
            Ffmpeg ffmpeg,
            Path folder,
            Progress progress,
            Purse purse,
            Finish<T> finish) {
        FilmingTerms terms = filming.terms();
        List<ShotTakes> shots = Conform.of(plan, card, terms.references(), terms.chained());
        Archive archive = filming.archive();
        Estimate.of(plan, card, shots, archive).require(terms.budget());
        AtomicBoolean stopped = new AtomicBoolean();
        TakeNotes notes = new TakeNotes(card, archive.orders());
        Ordering ordering =
                new Ordering(
                        model,
                        notes,
                        purse,
                        patience,
                        terms.watch(),
                        new AtomicBoolean(),
                        stopped::get,
                        terms.handedOn());
        Shoot shoot =
                new Shoot(
                        model,
                        archive.takes(),
                        notes,
                        ordering,
                        purse,
                        terms.resubmitUnknown(),
                        patience,
                        terms.handedOn());
        FilmSet set = new FilmSet(plan, card, shoot, ffmpeg, terms.computing(), folder);
        ShotProgress each = new ShotProgress(plan.shots(), progress, terms.watch());
        return terms.chained()
                ? oneByOne(shots, set, each, finish)
                : together(shots, set, each, stopped, plan, finish);
    }

    /** What is said of the budget belongs to no shot, and so to the first. */
    private static List<Clip> noted(List<Clip> clips, Purse purse) {
        List<Clip> noted = new ArrayList<>(clips);
        purse.warning().ifPresent(warning -> noted.set(0, noted.getFirst().noting(warning)));
        return noted;
    }

    /** Each begins where the one before ends, so that one must wait for the other. */
    private static <T> List<T> oneByOne(
            List<ShotTakes> shots, FilmSet set, ShotProgress each, Finish<T> finish) {
        List<T> clips = new ArrayList<>();
        Optional<Developer.Exposed> before = Optional.empty();
        for (ShotTakes shot : shots) {
            Progress one = each.of(shot.index());
            FilmSet.FilmedShot filmed = set.film(shot, before, one);
            clips.add(finish.of(set, filmed));
            one.report(1);
            before = Optional.of(filmed.last());
        }
        return clips;
    }

    private static <T> List<T> together(
            List<ShotTakes> shots,
            FilmSet set,
            ShotProgress each,
            AtomicBoolean stopped,
            ShotPlan plan,
            Finish<T> finish) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (ShotTakes shot : shots) {
                futures.add(
                        threads.submit(() -> {
                            try {
                                Progress one = each.of(shot.index());
                                T finished = finish.of(set, set.film(shot, Optional.empty(), one));
                                one.report(1);
                                return finished;
                            } catch (RuntimeException failed) {
                                stopped.set(true);
                                throw failed;
                            }
                        }));
            }
            return clips(futures, plan);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.CANCELLED, "Cancelled.", cancelled);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private Clip told(Clip clip) {
        String cost =
                clip.cost().spent().equals(Usd.ZERO)
                        ? clip.cost().saved().equals(Usd.ZERO) ? "" : ", from the cache"
                        : ", " + clip.cost().spent();
        filming.terms().watch().progress("shot " + clip.shotId() + " is filmed" + cost);
        return clip;
    }

    private static <T> List<T> clips(List<Future<T>> futures, ShotPlan plan)
            throws InterruptedException {
        List<T> clips = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        List<RuntimeException> defects = new ArrayList<>();
        for (int i = 0; i < futures.size(); i++) {
            try {
                clips.add(futures.get(i).get());
            } catch (ExecutionException failed) {
                // All are waited for, whatever one came to: those in the making are paid.
                switch (failed.getCause()) {
                    case Failure ours -> failures.add(ours(ours, plan.shots().get(i).id()));
                    case RuntimeException defect -> defects.add(defect);
                    case null, default -> defects.add(new IllegalStateException(failed));
                }
            }
        }
        if (!defects.isEmpty()) {
            throw defects.getFirst();
        }
        if (failures.isEmpty()) {
            return clips;
        }
        // The others were only stopped by the one that failed.
        Failure first =
                failures.stream()
                        .filter(failure -> failure.code() != ErrorCode.CANCELLED)
                        .findFirst()
                        .orElse(failures.getFirst());
        String kept =
                clips.isEmpty()
                        ? ""
                        : " " + clips.size() + " of " + futures.size() + " shots are kept.";
        throw new Failure(first.code(), first.message() + kept, first, first.retriable())
                .after(first.retryAfter());
    }

    private static Failure ours(Failure failure, int shotId) {
        return new Failure(
                        failure.code(),
                        "Shot " + shotId + ": " + failure.message(),
                        failure,
                        failure.retriable())
                .after(failure.retryAfter());
    }
}
