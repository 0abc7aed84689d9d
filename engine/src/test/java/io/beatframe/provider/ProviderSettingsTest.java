package io.beatframe.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {
    private static final String KEY = "AQ.very-secret-0123456789";

    @TempDir Path home;

    private ProviderSettings settings(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        environment.put("XDG_CONFIG_HOME", home.toString());
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return ProviderSettings.of(environment);
    }

    private Path file(String permissions, String... lines) throws IOException {
        Path file = home.resolve("beatframe/config.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void aKeyIsEnoughForAProviderThatEverybodyKnows() {
        Endpoint endpoint = settings("GEMINI_API_KEY", " " + KEY + "\n").endpoint(Provider.GEMINI);
        assertThat(endpoint.at("/v1beta/models"))
                .isEqualTo(URI.create("https://generativelanguage.googleapis.com/v1beta/models"));
        assertThat(endpoint.key().orElseThrow().reveal()).isEqualTo(KEY);
    }

    @Test
    void vertexHasAHostForEachLocation() {
        assertThat(vertex()).isEqualTo("https://us-central1-aiplatform.googleapis.com");
        assertThat(vertex("GOOGLE_CLOUD_LOCATION", "europe-west4"))
                .isEqualTo("https://europe-west4-aiplatform.googleapis.com");
        assertThat(vertex("GOOGLE_CLOUD_LOCATION", "global"))
                .isEqualTo("https://aiplatform.googleapis.com");
        assertThat(
                        vertex(
                                "GOOGLE_CLOUD_LOCATION",
                                "europe-west4",
                                "BEATFRAME_VERTEX_URL",
                                "https://proxy.example.org"))
                .isEqualTo("https://proxy.example.org");
        for (String other : List.of("evil.example.org/", "a@b", "EU", "-x")) {
            assertThatThrownBy(() -> vertex("GOOGLE_CLOUD_LOCATION", other))
                    .extracting(e -> ((Failure) e).code())
                    .isEqualTo(ErrorCode.CONFIG_INVALID);
        }
    }

    private String vertex(String... pairs) {
        String[] all =
                Stream.concat(Stream.of("VERTEX_ACCESS_TOKEN", KEY), Stream.of(pairs))
                        .toArray(String[]::new);
        return settings(all).endpoint(Provider.VERTEX).root().toString();
    }

    @Test
    void theUsersOwnServerNeedsNoKey() {
        ProviderSettings settings = settings("BEATFRAME_OPENAI_URL", "http://localhost:11434");
        assertThat(settings.endpoint(Provider.OPENAI).key()).isEmpty();
        assertThat(settings.configured(Provider.OPENAI)).isTrue();
        assertThat(settings.configured(Provider.GEMINI)).isFalse();
    }

    @Test
    void saysWhichVariableIsMissingAndInWhichFileItMayStand() {
        assertFails(
                () -> settings("GEMINI_API_KEY", " ").endpoint(Provider.GEMINI),
                ErrorCode.KEY_MISSING,
                "GEMINI_API_KEY",
                home.resolve("beatframe/config.properties").toString());
        assertFails(
                () -> settings().endpoint(Provider.COMFYUI),
                ErrorCode.ENDPOINT_MISSING,
                "BEATFRAME_COMFYUI_URL");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws IOException {
        file("rw-------", "# mine", "FAL_KEY = from-the-file", "OPENAI_API_KEY=file-too");
        ProviderSettings settings = settings("FAL_KEY", "from-the-environment");
        assertThat(settings.endpoint(Provider.FAL).key().orElseThrow().reveal())
                .isEqualTo("from-the-environment");
        assertThat(settings.endpoint(Provider.OPENAI).key().orElseThrow().reveal())
                .isEqualTo("file-too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void aFileThatOthersCanReadOrChangeIsRefused(String permissions) throws IOException {
        Path file = file(permissions, "GEMINI_API_KEY=" + KEY);
        assertFails(this::settings, ErrorCode.CONFIG_INVALID, "chmod 600 '" + file + "'");
    }

    @Test
    void aNameThatNothingReadsIsATypingError() throws IOException {
        file("rw-------", "GEMINI_KEY=" + KEY);
        assertFails(this::settings, ErrorCode.CONFIG_INVALID, "GEMINI_KEY", "GEMINI_API_KEY");
    }

    @Test
    void aFileThatIsNoneIsRefused() throws IOException {
        file("rw-------", "x=\\u12");
        assertFails(this::settings, ErrorCode.CONFIG_INVALID, "NAME=value");
        Files.delete(home.resolve("beatframe/config.properties"));
        Files.createDirectory(home.resolve("beatframe/config.properties"));
        Files.setPosixFilePermissions(
                home.resolve("beatframe/config.properties"),
                PosixFilePermissions.fromString("rwx------"));
        assertFails(this::settings, ErrorCode.CONFIG_INVALID, "no file");
    }

    @Test
    void aKeyPastedAloneIsNotShown() throws IOException {
        file("rw-------", "AIzaSyHidden0123456789hidden\n");
        assertFails(this::settings, ErrorCode.CONFIG_INVALID, "GEMINI_API_KEY");
        assertThatThrownBy(this::settings).hasMessageNotContaining("AIza");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two words-secret", "line\nbreak-secret", "kéy-secret", "\u0000-secret"})
    void aKeyThatCannotStandInAHeaderIsRefusedUnseen(String key) {
        assertFails(
                () -> settings("GEMINI_API_KEY", key), ErrorCode.CONFIG_INVALID, "GEMINI_API_KEY");
        assertThatThrownBy(() -> settings("GEMINI_API_KEY", key)).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://openrouter.ai/api/v1, https://openrouter.ai/api",
        "http://localhost:11434/v1/, http://localhost:11434",
        "https://x.example/v1beta, https://x.example",
        "http://10.0.0.7:8000/, http://10.0.0.7:8000",
        "http://[::1]:80, http://[::1]:80"
    })
    void rootsAreTakenWithoutTheVersion(String given, String root) {
        assertThat(settings("BEATFRAME_OPENAI_URL", given).endpoint(Provider.OPENAI).root())
                .isEqualTo(URI.create(root));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:11434",
                "ftp://host",
                "file:///etc/passwd",
                "https://",
                "https://user:hidden-pw@host",
                "https://host?key=hidden-pw",
                "https://host/#a",
                "http://host:99999",
                "https://ho st",
                "sk-hidden-pw-in-the-wrong-place"
            })
    void otherAddressesAreRefusedUnseen(String given) {
        assertFails(
                () -> settings("BEATFRAME_OPENAI_URL", given),
                ErrorCode.ENDPOINT_INVALID,
                "BEATFRAME_OPENAI_URL");
        assertThatThrownBy(() -> settings("BEATFRAME_OPENAI_URL", given))
                .hasMessageNotContaining("hidden-pw");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1, false",
        "http://127.0.0.1:1, false",
        "http://[::1]:1, false",
        "https://host, false",
        "http://host, true",
        "http://localhost.example.org, true"
    })
    void knowsWhenAKeyCanBeReadOnTheWay(String given, boolean readable) {
        assertThat(settings("BEATFRAME_FAL_URL", given).endpoint(Provider.FAL).readableOnTheWay())
                .isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({
        "https://queue.fal.run/a/b, true",
        "https://queue.fal.run:443/a, true",
        "https://QUEUE.fal.run/a, true",
        "http://queue.fal.run/a, false",
        "https://queue.fal.run:8443/a, false",
        "https://queue.fal.run.example.org/a, false"
    })
    void aKeyGoesToNoOtherServer(String address, boolean trusted) {
        assertThat(settings("FAL_KEY", KEY).endpoint(Provider.FAL).trusts(URI.create(address)))
                .isEqualTo(trusted);
    }

    @Test
    void nothingThatIsPrintedHoldsAKey() {
        ProviderSettings settings = settings("FAL_KEY", KEY);
        assertThat(settings + " " + settings.endpoint(Provider.FAL) + settings.redaction())
                .doesNotContain(KEY)
                .contains("FAL_KEY=***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Incorrect API key provided: AQ.very-secret-0123456789.|Incorrect API key provided: ***.",
                "see https://cdn.example/v.mp4?a=1&X-Goog-Signature=abcdef012345&b=2|see https://cdn.example/v.mp4?a=1***&b=2",
                "Authorization: Bearer abcdefghijklmnop|***",
                "you sent sk-proj-ABCDEFGHIJKLMN|you sent ***",
                "The key is invalid, bearer of bad news|The key is invalid, bearer of bad news"
            })
    void foreignTextIsShownWithoutSecrets(String foreign, String shown) {
        assertThat(settings("GEMINI_API_KEY", KEY).redaction().shown(foreign, 200))
                .isEqualTo(shown);
    }

    @Test
    void foreignTextIsShownOnOneShortLine() {
        Redaction redaction = settings("GEMINI_API_KEY", KEY).redaction();
        assertThat(redaction.shown("a\r\n\tb\u001b[31m\u2028c", 50)).isEqualTo("a b [31m c");
        assertThat(redaction.shown("x".repeat(10_000_000), 50)).hasSize(50).endsWith("...");
    }

    private static void assertFails(ThrowingCallable call, ErrorCode code, String... words) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Failure.class))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.message()).contains(words);
                });
    }
}
