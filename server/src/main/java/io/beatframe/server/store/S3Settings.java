package io.beatframe.server.store;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in S3, or in something that speaks it, the service keeps its files. Keys come from AWS's
 * own chain: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or the machine's role.
 *
 * @param prefix empty, or ends with a slash
 * @param endpoint absent for AWS itself
 * @param pathStyle the bucket stands in the path and not in the host's name, as with MinIO
 * @param encryption absent, "AES256", or "aws:kms"
 * @param encryptionKey of KMS; absent for the account's own
 */
public record S3Settings(
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        String region,
        boolean pathStyle,
        boolean links,
        Optional<String> encryption,
        Optional<String> encryptionKey) {
    private static final Pattern URL =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9/_.-]*))?");
    private static final Pattern ENCRYPTION = Pattern.compile("(?:(AES256|aws:kms)(?::(.+))?)?");

    /**
     * From BEATFRAME_STORE ({@code s3://bucket/prefix}), BEATFRAME_S3_ENDPOINT,
     * BEATFRAME_S3_REGION, BEATFRAME_S3_PATH_STYLE, BEATFRAME_S3_LINKS and BEATFRAME_S3_SSE.
     *
     * @return empty when no store is named: then it is a folder
     * @throws Failure OPTION_INVALID
     */
    public static Optional<S3Settings> of(Map<String, String> environment) {
        String store = environment.getOrDefault("BEATFRAME_STORE", "").strip();
        if (store.isEmpty()) {
            return Optional.empty();
        }
        Matcher url = URL.matcher(store);
        if (!url.matches()) {
            throw wrong("BEATFRAME_STORE", "s3://bucket or s3://bucket/prefix");
        }
        String prefix = Optional.ofNullable(url.group(2)).orElse("");
        Optional<URI> endpoint = endpoint(environment);
        Matcher encryption = encryption(environment);
        return Optional.of(
                new S3Settings(
                        url.group(1),
                        prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                        endpoint,
                        environment.getOrDefault(
                                "BEATFRAME_S3_REGION",
                                environment.getOrDefault("AWS_REGION", "us-east-1")),
                        pathStyle(environment, endpoint.isPresent()),
                        yes(environment, "BEATFRAME_S3_LINKS", false),
                        Optional.ofNullable(encryption.group(1)),
                        Optional.ofNullable(encryption.group(2))));
    }

    /** Where an object of that key lies in the bucket. */
    String full(String key) {
        return prefix + LocalStore.checked(key);
    }

    private static Optional<URI> endpoint(Map<String, String> environment) {
        String text = environment.getOrDefault("BEATFRAME_S3_ENDPOINT", "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("https?://[^/@\\s]+/?")) {
            throw wrong("BEATFRAME_S3_ENDPOINT", "https://fra1.digitaloceanspaces.com");
        }
        return Optional.of(URI.create(text));
    }

    private static boolean pathStyle(Map<String, String> environment, boolean ownEndpoint) {
        return yes(environment, "BEATFRAME_S3_PATH_STYLE", ownEndpoint);
    }

    private static boolean yes(Map<String, String> environment, String variable, boolean usual) {
        return switch (environment.getOrDefault(variable, "").strip()) {
            case "" -> usual;
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(variable, "true or false");
        };
    }

    private static Matcher encryption(Map<String, String> environment) {
        String text = environment.getOrDefault("BEATFRAME_S3_SSE", "").strip();
        Matcher matcher = ENCRYPTION.matcher(text);
        if (!matcher.matches()) {
            throw wrong("BEATFRAME_S3_SSE", "AES256, aws:kms or aws:kms:KEY-ID");
        }
        return matcher;
    }

    private static Failure wrong(String variable, String example) {
        return new Failure(ErrorCode.OPTION_INVALID, variable + " must look like " + example + ".");
    }
}
