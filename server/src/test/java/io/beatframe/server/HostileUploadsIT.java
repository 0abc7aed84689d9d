package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.testing.HostileMedia;
import io.beatframe.testing.SharedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files made to attack, and damaged and odd ones, sent to a service that reads in the sandbox
 * alone. Each is taken or refused with a code, soon, and nothing of a refused one stays. {@code
 * -Dodd.step=1} sends all of the odd ones.
 */
@Timeout(300)
class HostileUploadsIT {
    private static final int STEP = Integer.getInteger("odd.step", 12);
    private static final long MOST_SECONDS = 120;

    @TempDir static Path folder;
    private static Service service;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        service = Service.start(folder, Map.of("BEATFRAME_SANDBOX", "required"), "--role", "api");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @ParameterizedTest
    @MethodSource("io.beatframe.testing.HostileMedia#names")
    void attacksAreRefused(String name) throws IOException {
        Service.Answer answer = sent(HostileMedia.require(name));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isIn("MEDIA_UNREADABLE", "MEDIA_REFUSED");
        assertThat(answer.text()).doesNotContain(folder.toString(), "Exception");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void oddFilesAreTakenOrRefusedWithACode() throws IOException {
        List<Path> odd = odd();
        Map<String, Integer> answers = new TreeMap<>();
        for (Path file :
                IntStream.range(0, odd.size())
                        .filter(i -> i % STEP == 0)
                        .mapToObj(odd::get)
                        .toList()) {
            Service.Answer answer = sent(file);
            assertThat(answer.status()).as("%s: %s", file, answer.text()).isIn(201, 400, 422);
            String code = answer.json().path("code").asString("taken");
            answers.merge(answer.status() + " " + code, 1, Integer::sum);
        }
        System.out.println("odd files: " + answers);
        assertThat(answers).containsKey("201 taken");
        assertThat(waiting()).isEmpty();
    }

    private static Service.Answer sent(Path file) throws IOException {
        long begun = System.nanoTime();
        Service.Answer answer = service.multipart("/v1/songs", file);
        assertThat((System.nanoTime() - begun) / 1_000_000_000)
                .as("seconds for %s", file)
                .isLessThan(MOST_SECONDS);
        return answer;
    }

    /** What lies where uploads wait for the store. */
    private static List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("uploads"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static List<Path> odd() throws IOException {
        try (Stream<Path> files = Files.list(SharedMedia.require("odd"))) {
            return files.sorted().toList();
        }
    }
}
