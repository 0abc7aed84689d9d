package io.beatframe.server.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.beatframe.failure.ErrorCode;
import io.beatframe.server.reel.Priority;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The API described for programs (/v1/openapi.json) and for people (/docs), drawn from the code.
 */
@Configuration(proxyBeanMethods = false)
@Profile("api")
class ApiDescription {
    private static final String KEY = "key";

    /** In the order in which they are needed. */
    private static final List<Tag> TAGS =
            List.of(
                    tag("Songs", "Upload songs and footage; hear what is in a song."),
                    tag("Reels", "Ask for reels and follow them."),
                    tag("Plans", "What is filmed, shot by shot; it can be changed."),
                    tag("Files", "What a finished reel leaves."),
                    tag("Choices", "What can be chosen, and what it would cost."),
                    tag("Webhooks", "How a receiver knows that a call is from here."));

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    /**
     * A problem, RFC 9457.
     *
     * @param type urn:beatframe:error: and the code
     * @param code stable; docs/errors.md lists them
     * @param retriable whether the same request may work later
     */
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            ErrorCode code,
            boolean retriable) {}

    @Bean
    OpenAPI describedApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Beatframe")
                                .version("1")
                                .description(
                                        "A song and a sentence become a vertical reel whose every cut"
                                                + " lands on the beat. Upload a song, ask for a reel,"
                                                + " follow its events, fetch the video."))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        KEY,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "An API key, bf_…; none where the service"
                                                                + " listens to its own machine"
                                                                + " alone.")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /** Records are described in the names that they have on the wire. */
    @Bean
    ModelResolver describedNames() {
        return new ModelResolver(
                new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    /** Else the page would try an order of words that nobody takes. */
    @Bean
    OpenApiCustomizer describedOrder() {
        return api -> {
            Content body = described(api, "/v1/reels").getPost().getRequestBody().getContent();
            Optional.ofNullable(body.get("application/json"))
                    .orElseThrow(() -> new IllegalStateException("No JSON makes a reel"))
                    .setExample(
                            Map.of(
                                    "audio_segment_url",
                                    "/v1/songs/ID",
                                    "prompt",
                                    "A lone dancer in a neon city after rain",
                                    "style_preset",
                                    "energetic_dance",
                                    "model_quality",
                                    "draft",
                                    "duration_sec",
                                    12));
        };
    }

    /** Of an order's words the one that means something here alone. */
    @Bean
    OpenApiCustomizer describedPriority() {
        return api -> {
            Schema<?> order =
                    Objects.requireNonNull(api.getComponents().getSchemas().get("ReelOrder"));
            order.getProperties()
                    .put(
                            "priority",
                            new StringSchema()
                                    ._enum(
                                            Arrays.stream(Priority.values())
                                                    .map(Priority::id)
                                                    .toList())
                                    ._default(Priority.NORMAL.id())
                                    .description(
                                            "Which of your own waiting reels goes first. Other"
                                                    + " accounts' turns are theirs."));
        };
    }

    private static PathItem described(OpenAPI api, String path) {
        PathItem item = api.getPaths().get(path);
        if (item == null) {
            throw new IllegalStateException("Nothing answers at " + path);
        }
        return item;
    }

    /** Each file has an address and a kind of its own, though one handler sends them all. */
    @Bean
    OpenApiCustomizer describedFiles() {
        return api -> {
            for (ReelFile file : ReelFile.values()) {
                Operation operation = described(api, file.path()).getGet();
                operation.setOperationId(file.id());
                operation.setSummary(file.summary());
                operation
                        .getResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("The file, or the stretch that Range names.")
                                        .content(
                                                new Content()
                                                        .addMediaType(
                                                                file.contentType(),
                                                                new MediaType()
                                                                        .schema(
                                                                                new Schema<>()
                                                                                        .type(
                                                                                                "string")
                                                                                        .format(
                                                                                                "binary")))));
            }
        };
    }

    /** Whatever is asked, the answer may be a problem. */
    @Bean
    OpenApiCustomizer describedProblems() {
        return api -> {
            api.setTags(TAGS);
            ModelConverters.getInstance(true)
                    .read(Problem.class)
                    .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            Content content =
                    new Content()
                            .addMediaType(
                                    "application/problem+json",
                                    new MediaType()
                                            .schema(
                                                    new Schema<>()
                                                            .$ref("#/components/schemas/Problem")));
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .map(Operation::getResponses)
                    .forEach(responses ->
                            responses.addApiResponse(
                                    "default",
                                    new ApiResponse()
                                            .description("A problem, with a stable code.")
                                            .content(content)));
        };
    }
}
