package io.beatframe.server.work;

import io.beatframe.clip.generated.Computing;
import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.Delivery;
import io.beatframe.pipeline.FinishedReel;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Export;
import io.beatframe.server.keep.Keeping;
import io.beatframe.server.reel.Attempt;
import io.beatframe.server.reel.Attempts;
import io.beatframe.server.reel.ClientWords;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Plan to reel, and the reel with all that is known of it into the store. */
final class RenderWork implements StepWork {
    private static final Log LOG = LogFactory.getLog(RenderWork.class);

    private final Path desks;
    private final Store store;
    private final Inputs inputs;
    private final Ffmpeg ffmpeg;
    private final Keeping keeping;
    private final Processor processor;

    RenderWork(
            Path desks,
            Store store,
            Inputs inputs,
            Ffmpeg ffmpeg,
            Keeping keeping,
            Processor processor) {
        this.desks = desks;
        this.store = store;
        this.inputs = inputs;
        this.ffmpeg = ffmpeg;
        this.keeping = keeping;
        this.processor = processor;
    }

    @Override
    public Outcome run(Reel reel, Attempt attempt, Report report) {
        try (Desk desk = Desk.of(reel, desks, inputs)) {
            try {
                return rendered(reel, attempt.folder(), report, desk);
            } catch (Failure failure) {
                throw desk.portable(failure);
            } catch (IOException failed) {
                throw new Failure(
                        ErrorCode.OUTPUT_UNWRITABLE,
                        "A worker cannot write its files: " + failed.getMessage() + ".",
                        failed,
                        true);
            }
        }
    }

    private Outcome rendered(Reel reel, String folder, Report report, Desk desk)
            throws IOException {
        String text = reel.plan().orElseThrow();
        Path bundle = desk.file("bundle");
        Path planFile = Files.writeString(desk.file("plan.json"), text);
        Delivery delivery =
                new Delivery(desk.file("reel.mp4"), false, Optional.of(bundle), Export.DEFAULT);
        ShotPlan plan = PlanJson.read(planFile);
        Keeping.Kept kept = keeping.open(reel, store, desk.workspace().folder());
        FilmingTerms terms = kept.terms(report::handedOn, Computing.AT_ONCE);
        FinishedReel finished =
                processor.with(() -> ReelPipeline.render(plan, ffmpeg, delivery, terms, report));
        if (!finished.report().quality().passed()) {
            throw new Failure(
                    ErrorCode.CHECK_FAILED,
                    "The finished reel breaks a promise and was not delivered: "
                            + finished.report().quality().findings().getFirst().message());
        }
        Files.writeString(bundle.resolve("plan.json"), text);
        Path told = bundle.resolve("report.json");
        String words = ClientWords.inJson(Files.readString(told));
        Files.writeString(told, words);
        report.uploading();
        BundleZip.write(bundle, files(bundle), bundle.resolve(BundleZip.NAME));
        long bytes = tidied(kept) + fetched(reel);
        for (Path file : files(bundle)) {
            store.put(folder + bundle.relativize(file), file);
            bytes += Files.size(file);
        }
        return new Outcome.Delivered(new Attempts.Delivered(words, bytes));
    }

    private long fetched(Reel reel) {
        return reel.order().addresses().isEmpty()
                ? 0
                : store.list(FetchedFiles.folder(reel)).stream()
                        .mapToLong(Store.Stored::bytes)
                        .sum();
    }

    private static long tidied(Keeping.Kept kept) {
        try {
            return kept.tidy();
        } catch (Failure stays) {
            if (stays.code() == ErrorCode.CANCELLED) {
                throw stays;
            }
            LOG.warn("Clips that are no longer shown stay in the store: " + stays.message());
            return 0;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
