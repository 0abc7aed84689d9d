package io.beatframe.server;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Sandbox;
import io.beatframe.ffmpeg.Workspace;
import io.beatframe.server.api.Access;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the service and returns when it has ended. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the service: a REST API, and workers that make what is asked for.",
        footer = {
            "",
            "Examples:",
            "  beatframe serve",
            "  beatframe serve --port 9000 --data /srv/beatframe",
            "  beatframe keys create && beatframe serve --host 0.0.0.0",
            "  BEATFRAME_DB_URL=postgresql://beatframe:secret@db/beatframe \\",
            "      beatframe serve --role worker"
        })
final class ServeCommand implements Callable<Integer> {
    /** Where OpenTelemetry's own variables say that traces go. */
    private static final List<String> COLLECTORS =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where it listens; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address it listens on (default: ${DEFAULT-VALUE}, this machine alone).")
    String host = "127.0.0.1";

    @Mixin DataFolder data = new DataFolder();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "all",
            description = "api, worker, or all (default: ${DEFAULT-VALUE}).")
    Role role = Role.ALL;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "Steps that are worked on at a time (default: half the cores).")
    @Nullable Integer slots;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description =
                    "How long steps may go on when it is told to end (default: ${DEFAULT-VALUE}).")
    int grace = 20;

    @Option(
            names = "--ops-port",
            paramLabel = "N",
            description =
                    "Health (/actuator/health/liveness, readiness) and metrics (/actuator/prometheus) on"
                            + " a port of their own, for the operator's network (default: beside"
                            + " the API).")
    @Nullable Integer opsPort;

    @Option(
            names = "--ops-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address of --ops-port (default: ${DEFAULT-VALUE}).")
    String opsHost = "127.0.0.1";

    @Option(
            names = "--log",
            paramLabel = "FORM",
            defaultValue = "text",
            description =
                    "text, or json with the ids of reel and tenant (default: ${DEFAULT-VALUE}).")
    LogForm log = LogForm.TEXT;

    /** How a line of the log looks. */
    enum LogForm {
        TEXT,
        JSON
    }

    @Option(
            names = "--sandbox",
            paramLabel = "MODE",
            defaultValue = "${env:" + Sandbox.VARIABLE + ":-auto}",
            description =
                    "Lock ffmpeg up while it reads what clients sent: required, auto (where bubblewrap"
                            + " works) or off (default: ${DEFAULT-VALUE}).")
    String sandbox = "auto";

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = settings();
        ConfigurableApplicationContext context = start(settings, operating());
        int listening =
                context instanceof WebServerApplicationContext web && web.getWebServer() != null
                        ? web.getWebServer().getPort()
                        : settings.port();
        boolean open = context.getBeanProvider(Access.class).stream().anyMatch(Access::open);
        System.err.println(
                "Beatframe serves http://"
                        + settings.host()
                        + ":"
                        + listening
                        + "/v1 ("
                        + settings.role()
                        + ", data in "
                        + settings.data()
                        + ")."
                        + (open
                                ? " There are no API keys, so it listens to this machine alone."
                                : ""));
        if (settings.sandbox() == Sandbox.AUTO && !context.getBean(Ffmpeg.class).sandboxed()) {
            System.err.println(
                    "WARNING: bubblewrap is missing or not allowed here, so ffmpeg reads strangers'"
                            + " files with all the rights of this process. Install bubblewrap and say"
                            + " --sandbox required, or serve nobody whom you don't trust.");
        }
        Ending.await(context);
        return 0;
    }

    private Settings settings() {
        Path folder = PrivateFolder.create(data.folder());
        if (port < 0 || port > 65_535 || grace < 0 || (slots != null && slots < 1)) {
            throw new Failure(
                    ErrorCode.OPTION_INVALID,
                    "--port is 0 to 65535, --slots 1 or more, --grace 0 or more seconds.");
        }
        return new Settings(
                role,
                folder,
                host,
                port,
                hostName() + ":" + ProcessHandle.current().pid(),
                slots == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : slots,
                Duration.ofSeconds(grace),
                Sandbox.of(sandbox),
                Database.of(System.getenv(), folder));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "nameless";
        }
    }

    private Map<String, Object> operating() {
        Map<String, Object> properties = new HashMap<>();
        if (opsPort != null) {
            properties.put("management.server.port", opsPort);
            properties.put("management.server.address", opsHost);
        }
        // Else everybody who reaches the API would see what all tenants do.
        properties.put(
                "management.endpoints.web.exposure.include",
                opsPort == null && !Access.loopback(host) ? "health" : "health,prometheus");
        boolean traced = COLLECTORS.stream().anyMatch(System.getenv()::containsKey);
        properties.put("management.opentelemetry.enabled", traced);
        properties.put("management.tracing.export.enabled", traced);
        // OTEL_TRACES_SAMPLER and its like may say otherwise.
        properties.put("management.tracing.sampling.probability", traced ? 1.0 : 0.0);
        switch (log) {
            case TEXT -> {}
            case JSON -> properties.put("logging.structured.format.console", "logstash");
        }
        return properties;
    }

    /** Goes with this process; after a kill the next one removes it. */
    private static Path uploads(Settings settings) {
        return Workspace.in(PrivateFolder.create(settings.data().resolve("uploads"))).folder();
    }

    static ConfigurableApplicationContext start(Settings settings, Map<String, Object> operating) {
        Map<String, Object> properties = new HashMap<>(operating);
        properties.put("server.address", settings.host());
        properties.put("server.port", settings.port());
        properties.put("spring.datasource.url", settings.database().url());
        properties.put("spring.datasource.username", settings.database().user());
        properties.put("spring.datasource.password", settings.database().password());
        switch (settings.role()) {
            case API, ALL ->
                    properties.put(
                            "spring.servlet.multipart.location", uploads(settings).toString());
            case WORKER -> properties.put("spring.servlet.multipart.enabled", false);
        }
        SpringApplication application =
                new SpringApplicationBuilder(ServerApplication.class)
                        .bannerMode(Banner.Mode.OFF)
                        .profiles(settings.role().profiles().toArray(String[]::new))
                        .properties(properties)
                        .initializers(context ->
                                context.getBeanFactory().registerSingleton("settings", settings))
                        // A signal drains first; see Ending.
                        .registerShutdownHook(false)
                        .build();
        return application.run();
    }
}
