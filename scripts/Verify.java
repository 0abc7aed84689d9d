import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs Maven to a phase, and sums up the test reports: for ./verify. */
final class Verify {
    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");
    private static final Pattern SKIPPED =
            Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"[^>]*>\\s*<skipped(?: message=\"([^\"]*)\")?");

    private Verify() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]);
        String phase = arguments[1];
        Instant start = Instant.now();
        Path log = Files.createDirectories(root.resolve("target")).resolve(phase + ".log");
        Path gates = root.resolve("target").resolve("gates");
        forgetUngated(root, gates);
        int status = maven(root, phase, log);
        // The time of this file: whatever is compiled later was not compiled by this program.
        Files.writeString(gates, "");

        int[] counts = new int[4]; // tests, failures, errors, skipped
        List<String> skipped = new ArrayList<>();
        for (Path report : reports(root, start)) {
            String xml = Files.readString(report);
            Matcher suite = SUITE.matcher(xml);
            while (suite.find()) {
                counts[0] += attribute(suite.group(), "tests");
                counts[1] += attribute(suite.group(), "failures");
                counts[2] += attribute(suite.group(), "errors");
                counts[3] += attribute(suite.group(), "skipped");
            }
            Matcher one = SKIPPED.matcher(xml);
            while (one.find()) {
                String simple = one.group(2).substring(one.group(2).lastIndexOf('.') + 1);
                skipped.add("  skipped: " + simple + "." + one.group(1)
                        + (one.group(3) == null ? "" : ": " + one.group(3)));
            }
        }
        skipped.forEach(System.out::println);
        boolean passed = status == 0 && counts[0] > 0;
        System.out.printf(
                "%s: %d tests run, %d failed, %d skipped, in %d s. Log: %s%n",
                passed ? "PASSED" : "FAILED",
                counts[0] - counts[3],
                counts[1] + counts[2],
                counts[3],
                Duration.between(start, Instant.now()).toSeconds(),
                log);
        System.exit(passed ? 0 : 1);
    }

    /**
     * Deletes the classes of each module that was compiled since the last run of this program: with -Dquick they passed
     * no gates, and Maven, to which they are up to date, would not compile them again.
     */
    private static void forgetUngated(Path root, Path gates) throws IOException {
        Instant gated = Files.exists(gates) ? Files.getLastModifiedTime(gates).toInstant() : Instant.MIN;
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.toList()) {
                for (String classes : List.of("classes", "test-classes")) {
                    Path folder = module.resolve("target").resolve(classes);
                    if (Files.isDirectory(folder) && compiledAfter(gated, folder)) {
                        System.out.println("compiled without the gates, and so compiled again: " + root.relativize(folder));
                        delete(folder);
                    }
                }
            }
        }
    }

    private static boolean compiledAfter(Instant gated, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".class")
                        && Files.getLastModifiedTime(file).toInstant().isAfter(gated)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Shows what matters of Maven's talk, and keeps all of it in the log. */
    private static int maven(Path root, String phase, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Maven.command().toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "--file",
                        root.resolve("pom.xml").toString(),
                        // So that the gates hold the benchmarks too, which otherwise only ./bench builds.
                        "-Pbench",
                        phase);
        builder.directory(root.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.redirectErrorStream(true).start();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    maven.descendants().forEach(ProcessHandle::destroy);
                                    maven.destroy();
                                }));
        maven.getOutputStream().close();
        try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        maven.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter file =
                        new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.println(line);
                if (line.matches("\\[ERROR\\].*|\\[INFO\\] (Tests run:.*|--- .*(compile|check|test) .*|Building .*)")) {
                    System.out.println(line);
                }
            }
        }
        return maven.waitFor();
    }

    /** The reports that this run wrote; those of tests since removed don't count. */
    private static List<Path> reports(Path root, Instant since) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String folder : List.of("surefire-reports", "failsafe-reports")) {
            try (Stream<Path> modules = Files.list(root)) {
                for (Path module : modules.sorted().toList()) {
                    Path place = module.resolve("target").resolve(folder);
                    if (!Files.isDirectory(place)) {
                        continue;
                    }
                    try (Stream<Path> files = Files.list(place)) {
                        for (Path file : files.sorted().toList()) {
                            if (file.getFileName().toString().matches("TEST-.*\\.xml")
                                    && Files.getLastModifiedTime(file)
                                            .toInstant()
                                            .isAfter(since.minusSeconds(1))) {
                                reports.add(file);
                            }
                        }
                    }
                }
            }
        }
        return reports;
    }

    private static int attribute(String element, String name) {
        Matcher matcher = Pattern.compile("\\s" + name + "=\"(\\d+)\"").matcher(element);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
