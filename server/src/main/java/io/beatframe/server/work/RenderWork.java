package io.beatframe.server.work;

import io.beatframe.clip.generated.FilmingTerms;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.pipeline.Delivery;
import io.beatframe.pipeline.FinishedReel;
import io.beatframe.pipeline.ReelPipeline;
import io.beatframe.plan.PlanJson;
import io.beatframe.request.Export;
import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.ReelStates;
import io.beatframe.server.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plan to reel, and the reel with all that is known of it into the store. */
final class RenderWork implements StepWork {
    private final Path desks;
    private final Store store;
    private final Inputs inputs;
    private final Ffmpeg ffmpeg;

    RenderWork(Path desks, Store store, Inputs inputs, Ffmpeg ffmpeg) {
        this.desks = desks;
        this.store = store;
        this.inputs = inputs;
        this.ffmpeg = ffmpeg;
    }

    @Override
    public Outcome run(Reel reel, String folder, Report report) {
        try (Desk desk = Desk.of(reel, desks, inputs)) {
            try {
                return rendered(reel, folder, report, desk);
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
        FinishedReel finished =
                ReelPipeline.render(
                        PlanJson.read(planFile), ffmpeg, delivery, FilmingTerms.USUAL, report);
        if (!finished.report().quality().passed()) {
            throw new Failure(
                    ErrorCode.CHECK_FAILED,
                    "The finished reel breaks a promise and was not delivered: "
                            + finished.report().quality().findings().getFirst().message());
        }
        Files.writeString(bundle.resolve("plan.json"), text);
        report.uploading();
        BundleZip.write(bundle, files(bundle), bundle.resolve(BundleZip.NAME));
        long bytes = 0;
        for (Path file : files(bundle)) {
            store.put(folder + bundle.relativize(file), file);
            bytes += Files.size(file);
        }
        return new Outcome.Delivered(
                new ReelStates.Delivered(
                        Files.readString(bundle.resolve("report.json")),
                        bytes,
                        BigDecimal.valueOf(finished.report().cost().spentUsd())));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
