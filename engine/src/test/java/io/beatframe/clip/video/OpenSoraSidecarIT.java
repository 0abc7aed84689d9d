package io.beatframe.clip.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beatframe.model.Format;
import io.beatframe.time.FrameRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our adapter and our server for Open-Sora with each other; only torchrun is a stand-in. */
class OpenSoraSidecarIT {
    @TempDir Path folder;
    private Path sidecar = Path.of("");
    private Process server;
    private VideoModel model;

    @BeforeEach
    void start() throws IOException {
        sidecar = Path.of("../sidecars/open-sora").toAbsolutePath().normalize();
        assumeTrue(hasPython(), "the server is written in Python, and there is no python3 here");
        Path script = folder.resolve("checkout/scripts/diffusion/inference.py");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "");
        ProcessBuilder builder =
                new ProcessBuilder(
                        "python3",
                        sidecar.resolve("open_sora_server.py").toString(),
                        "--checkout",
                        folder.resolve("checkout").toString(),
                        "--work",
                        folder.resolve("work").toString(),
                        "--port",
                        "0",
                        "--torchrun",
                        sidecar.resolve("fake_torchrun.py").toString());
        builder.environment().put("OPENAI_VIDEOS_API_KEY", ModelCase.KEY);
        server = builder.redirectErrorStream(true).start();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = String.valueOf(lines.readLine());
        assertThat(line).startsWith("Open-Sora at http://127.0.0.1:");
        URI root = URI.create(line.replaceFirst("Open-Sora at (.*)/v1/videos", "$1"));
        model =
                ModelCase.OPENAI_JSON.model(
                        root,
                        new Wire.Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1_000_000));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.destroy();
        }
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static VideoOrder order(String prompt) {
        Format format = ModelCase.OPENAI_JSON.card().capabilities().formats().getFirst();
        return new VideoOrder(
                prompt,
                "",
                format,
                FrameRate.FPS_24,
                49 / 24.0,
                49,
                7,
                List.of(),
                Optional.empty());
    }

    private Job accepted(String prompt, String key) {
        return ((Submission.Accepted) model.submit(order(prompt), key)).job();
    }

    private Generation end(Job job) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Generation state = model.poll(job);
        while (state instanceof Generation.Pending && System.nanoTime() < end) {
            state = model.poll(job);
        }
        return state;
    }

    @Test
    void anOrderBecomesAClip() throws IOException {
        assertThat(model.health()).isInstanceOf(VideoModel.Health.Well.class);
        Job job = accepted("A \"lone\" dancer, at night", "k1");
        assertThat(accepted("A \"lone\" dancer, at night", "k1")).isEqualTo(job);
        assertThat(end(job)).isEqualTo(new Generation.Ready());
        Path clip = folder.resolve("clip.mp4");
        assertThat(model.fetch(job, clip)).isEqualTo(new VideoModel.Fetched.Done());
        assertThat(Files.readString(clip)).isEqualTo("A \"lone\" dancer, at night||256px|49|7");
    }

    @Test
    void failuresAndCancelsAreTold() {
        assertThat(end(accepted("fail", "k1")))
                .isInstanceOfSatisfying(
                        Generation.Failed.class,
                        failed -> assertThat(failed.why()).contains("out of memory"));
        Job waiting = accepted("wait", "k2");
        assertThat(model.cancel(waiting)).isTrue();
        assertThat(end(waiting)).isEqualTo(new Generation.Cancelled());
        assertThat(model.poll(Job.of("video_unknown"))).isInstanceOf(Generation.Lost.class);
    }

    @Test
    void itsOwnTestsPass() throws IOException, InterruptedException {
        Process tests =
                new ProcessBuilder("python3", "-m", "unittest")
                        .directory(sidecar.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("tests.txt").toFile())
                        .start();
        assertThat(tests.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(tests.exitValue())
                .as(() -> {
                    try {
                        return Files.readString(folder.resolve("tests.txt"));
                    } catch (IOException gone) {
                        return "no output";
                    }
                })
                .isZero();
    }
}
