import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds one of Beatframe's programs for ./beatframe, the command line (cli) or the service (server):
 * once at a time, with Maven's talk in target/build-MODULE.log.
 *
 * <p>The result is a folder of its own under target/app/MODULE, and the file current there names it. So
 * a running Beatframe keeps its jars when another terminal builds, and a killed build leaves no half.
 */
final class Build {
    private static final int ERRORS_SHOWN = 20;

    private final Path root;
    private final String module;
    private final Path apps;
    private final Path log;
    private final Status status = new Status();

    private Build(Path root, String module) {
        this.root = root;
        this.module = module;
        this.apps = root.resolve("target").resolve("app").resolve(module);
        this.log = root.resolve("target").resolve("build-" + module + ".log");
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Build(Path.of(arguments[0]), arguments[1]).run();
        } catch (IOException failed) {
            System.err.println("beatframe: cannot build: " + failed.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        try {
            Files.createDirectories(apps);
        } catch (IOException readOnly) {
            throw new IOException("cannot write in " + root.resolve("target"), readOnly);
        }
        try (FileChannel file =
                        FileChannel.open(
                                apps.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = lock(file)) {
            // Another run may have built it while this one waited.
            if (lock.isValid() && !fresh()) {
                build();
            }
        }
    }

    private FileLock lock(FileChannel file) throws IOException {
        FileLock lock = file.tryLock();
        if (lock == null) {
            System.err.println("Another run is building Beatframe; waiting for it …");
            lock = file.lock();
        }
        return lock;
    }

    private boolean fresh() throws IOException {
        Path current = apps.resolve("current");
        if (!Files.exists(current)
                || !Files.exists(apps.resolve(Files.readString(current).strip(), "beatframe.jar"))) {
            return false;
        }
        FileTime built = Files.getLastModifiedTime(current);
        List<String> sources =
                List.of(
                        "pom.xml",
                        "engine/pom.xml",
                        module + "/pom.xml",
                        "engine/src/main",
                        module + "/src/main");
        for (String source : sources) {
            try (Stream<Path> files = Files.walk(root.resolve(source))) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void build() throws IOException, InterruptedException {
        Instant start = Instant.now();
        boolean first = !Files.exists(apps.resolve("current"));
        status.say(
                first
                        ? "Building Beatframe ("
                                + module
                                + "): the first run fetches what it needs (about 100 MB) and compiles …"
                        : "Building Beatframe again, its sources have changed …");
        maven();
        String name = Long.toString(start.toEpochMilli(), 36);
        Path app = apps.resolve(name);
        copy(root.resolve(module).resolve("target"), app);
        status.now("making it start fast");
        train(app);
        Path current = Files.writeString(apps.resolve("current.new"), name + "\n");
        Files.setLastModifiedTime(current, FileTime.from(start));
        String before = first ? "" : Files.readString(apps.resolve("current")).strip();
        Files.move(
                current,
                apps.resolve("current"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        removeOthers(name, before);
        status.say("Built in " + Duration.between(start, Instant.now()).toSeconds() + " s.");
    }

    private void maven() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Maven.command().toString(),
                        "--batch-mode",
                        "--file",
                        root.resolve("pom.xml").toString(),
                        "-Dquick",
                        "-DskipTests",
                        "-Dtests.uncompiled=true",
                        "--projects",
                        module,
                        "--also-make",
                        "package");
        builder.directory(root.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Thread killer =
                new Thread(
                        () -> {
                            maven.descendants().forEach(ProcessHandle::destroy);
                            maven.destroy();
                        });
        Runtime.getRuntime().addShutdownHook(killer);
        maven.getOutputStream().close();
        while (!maven.waitFor(500, TimeUnit.MILLISECONDS)) {
            status.now(doing());
        }
        Runtime.getRuntime().removeShutdownHook(killer);
        if (maven.exitValue() != 0) {
            status.clear();
            try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
                lines.filter(line -> line.matches("\\[ERROR\\] (?!\\[Help|To see|Re-run|For more|After|  mvn).+"))
                        .limit(ERRORS_SHOWN)
                        .forEach(System.err::println);
            }
            throw new IOException("Maven failed; all it said is in " + log);
        }
    }

    /** What Maven is at, by its log: "[INFO] --- compiler:3.14.1:compile (default) @ engine ---". */
    private String doing() throws IOException {
        int downloads = 0;
        String goal = "";
        Pattern started = Pattern.compile("--- [\\w-]+?:[^:]+:(\\S+) .*@ (\\S+) ---");
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.contains("Downloaded from ")) {
                    downloads++;
                }
                Matcher matcher = started.matcher(line);
                if (matcher.find()) {
                    goal = matcher.group(2) + ": " + matcher.group(1);
                }
            }
        }
        return goal + (downloads == 0 ? "" : " (" + downloads + " files fetched)");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("lib"));
        List<Path> jars = new ArrayList<>(List.of(from.resolve("beatframe.jar")));
        try (Stream<Path> libraries = Files.list(from.resolve("lib"))) {
            jars.addAll(libraries.toList());
        }
        for (Path jar : jars) {
            Files.copy(
                    jar,
                    to.resolve(from.relativize(jar)),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A JDK AOT cache (JEP 514) of a start. Without one all works, only slower, so no failure here. */
    private void train(Path app) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:AOTCacheOutput=" + app.resolve("beatframe.aot"),
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        // The service ends when it is about to listen.
                        "-Dspring.context.exit=onRefresh",
                        "-jar",
                        app.resolve("beatframe.jar").toString());
        Path data = app.resolve("training");
        builder.command()
                .addAll(
                        module.equals("server")
                                ? List.of("serve", "--port", "0", "--data", data.toString())
                                : List.of("--help"));
        builder.environment().remove("BEATFRAME_DB_URL");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process training = builder.start();
        training.getOutputStream().close();
        if (!training.waitFor(60, TimeUnit.SECONDS)) {
            training.destroyForcibly();
        }
        if (Files.exists(data)) {
            Maven.delete(data);
        }
    }

    /** Keeps the build before this one: a Beatframe that is running may still read from it. */
    private void removeOthers(String current, String before) throws IOException {
        List<Path> all;
        try (Stream<Path> folders = Files.list(apps).filter(Files::isDirectory)) {
            all = folders.toList();
        }
        for (Path folder : all) {
            String name = folder.getFileName().toString();
            if (!name.equals(current) && !name.equals(before)) {
                Maven.delete(folder);
            }
        }
    }

    /** One line that is rewritten on a terminal; elsewhere a line when the step changes. */
    private static final class Status {
        private static final String WIPE = "\r\033[K";

        private final boolean terminal = "1".equals(System.getenv("BEATFRAME_TERMINAL"));
        private final Instant start = Instant.now();
        private String last = "";

        void say(String sentence) {
            clear();
            System.err.println(sentence);
        }

        void now(String step) {
            long seconds = Duration.between(start, Instant.now()).toSeconds();
            if (terminal) {
                System.err.print(WIPE + "  " + seconds + " s  " + step);
                System.err.flush();
            } else if (!step.isEmpty() && !step.replaceFirst(" \\(.*", "").equals(last)) {
                last = step.replaceFirst(" \\(.*", "");
                System.err.println("  " + seconds + " s  " + last);
            }
        }

        void clear() {
            if (terminal) {
                System.err.print(WIPE);
                System.err.flush();
            }
        }
    }
}
