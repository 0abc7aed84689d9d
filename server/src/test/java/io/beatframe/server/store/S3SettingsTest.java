package io.beatframe.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.Failure;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SettingsTest {
    @Test
    void withoutAStoreItIsAFolder() {
        assertThat(S3Settings.of(Map.of())).isEmpty();
    }

    @Test
    void awsItselfNeedsABucketAlone() {
        S3Settings aws = S3Settings.of(Map.of("BEATFRAME_STORE", "s3://my-reels")).orElseThrow();
        assertThat(aws.bucket()).isEqualTo("my-reels");
        assertThat(aws.prefix()).isEmpty();
        assertThat(aws.endpoint()).isEmpty();
        assertThat(aws.pathStyle()).isFalse();
        assertThat(aws.encryption()).isEmpty();
    }

    @Test
    void othersHaveAnEndpoint() {
        S3Settings minio =
                S3Settings.of(
                                Map.of(
                                        "BEATFRAME_STORE", "s3://reels/a/b",
                                        "BEATFRAME_S3_ENDPOINT", "http://minio:9000",
                                        "BEATFRAME_S3_REGION", "fra1",
                                        "BEATFRAME_S3_SSE", "aws:kms:key-1"))
                        .orElseThrow();
        assertThat(minio.prefix()).isEqualTo("a/b/");
        assertThat(minio.endpoint()).contains(URI.create("http://minio:9000"));
        assertThat(minio.pathStyle()).isTrue();
        assertThat(minio.region()).isEqualTo("fra1");
        assertThat(minio.encryption()).contains("aws:kms");
        assertThat(minio.encryptionKey()).contains("key-1");
    }

    @ParameterizedTest
    @CsvSource({
        "BEATFRAME_STORE, reels",
        "BEATFRAME_STORE, s3://Reels",
        "BEATFRAME_S3_ENDPOINT, minio",
        "BEATFRAME_S3_ENDPOINT, https://user:secret@minio",
        "BEATFRAME_S3_PATH_STYLE, yes",
        "BEATFRAME_S3_SSE, AES128",
    })
    void aWrongValueIsNamedAndNotRepeated(String variable, String value) {
        Map<String, String> environment =
                new java.util.HashMap<>(Map.of("BEATFRAME_STORE", "s3://reels"));
        environment.put(variable, value);
        assertThatThrownBy(() -> S3Settings.of(environment))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(variable)
                .hasMessageNotContaining("secret");
    }
}
