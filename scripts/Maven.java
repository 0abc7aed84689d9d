import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Prints the path of a Maven that can build Beatframe. Needs nothing but a JDK: no curl, no unzip.
 *
 * <p>MVNW_REPOURL names a mirror of Maven Central, as with the usual wrapper; proxies as in MAVEN_OPTS.
 */
final class Maven {
    private static final String VERSION = "3.9.16";
    private static final String SHA256 =
            "5af3b743dd8b876b5c45da33b676251e5f1687712644abb4ee519ca56e1d89ce";

    private Maven() {}

    public static void main(String[] arguments) throws IOException {
        try {
            System.out.println(command());
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    /** The program to start: the user's mvn, or ours, unpacked on first use. */
    static Path command() throws IOException {
        boolean windows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        String program = windows ? "mvn.cmd" : "mvn";
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            Path candidate = Path.of(folder).resolve(program);
            if (!folder.isEmpty() && Files.isExecutable(candidate) && usable(candidate)) {
                return candidate;
            }
        }
        Path dists = home().resolve("wrapper").resolve("dists");
        Path ours = dists.resolve("beatframe-maven-" + VERSION);
        if (!Files.isDirectory(ours)) {
            System.err.println("Fetching Maven " + VERSION + " (9 MB) …");
            unpack(download(), dists, ours);
        }
        return ours.resolve("bin").resolve(program);
    }

    private static Path home() {
        String own = System.getenv().getOrDefault("MAVEN_USER_HOME", "");
        return own.isBlank() ? Path.of(System.getProperty("user.home"), ".m2") : Path.of(own);
    }

    /** 3.8 refuses plain http and runs all our plugins. */
    private static boolean usable(Path mvn) {
        try {
            ProcessBuilder builder = new ProcessBuilder(mvn.toString(), "-version");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)").matcher(said);
            return process.waitFor(30, TimeUnit.SECONDS)
                    && process.exitValue() == 0
                    && version.find()
                    && 100 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2))
                            >= 308;
        } catch (IOException notAProgram) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] download() throws IOException {
        Map<String, String> environment = System.getenv();
        applyProxy(environment.getOrDefault("MAVEN_OPTS", ""));
        String mirror = environment.getOrDefault("MVNW_REPOURL", "");
        String repository =
                mirror.isBlank()
                        ? "https://repo.maven.apache.org/maven2"
                        : mirror.replaceFirst("/+$", "");
        String address =
                repository
                        + "/org/apache/maven/apache-maven/"
                        + VERSION
                        + "/apache-maven-"
                        + VERSION
                        + "-bin.zip";
        byte[] zip;
        try {
            var connection = new URI(address).toURL().openConnection();
            connection.setConnectTimeout(30_000);
            connection.setReadTimeout(60_000);
            try (InputStream in = connection.getInputStream()) {
                zip = in.readAllBytes();
            }
            String sha256 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
            if (!sha256.equals(SHA256)) {
                throw new IOException("its SHA-256 is " + sha256 + ", not " + SHA256);
            }
            return zip;
        } catch (IOException failed) {
            throw new IOException(
                    "Cannot fetch Maven from "
                            + address
                            + " ("
                            + failed
                            + "). Check the network, or install Maven 3.8 or later.",
                    failed);
        } catch (URISyntaxException | NoSuchAlgorithmException wrong) {
            throw new IOException("MVNW_REPOURL is no address: " + mirror, wrong);
        }
    }

    /** The -Dhttps.proxyHost=… that Maven itself will be given. */
    private static void applyProxy(String mavenOptions) {
        for (String option : mavenOptions.split("\\s+")) {
            if (option.matches("-Dhttps?\\.\\w+=.*")) {
                int equals = option.indexOf('=');
                System.setProperty(option.substring(2, equals), option.substring(equals + 1));
            }
        }
    }

    /** Under a temporary name first, so that a killed or parallel run does no harm. */
    private static void unpack(byte[] zip, Path dists, Path to) throws IOException {
        Files.createDirectories(dists);
        Path fresh = Files.createTempDirectory(dists, ".unpacking-");
        try {
            try (ZipInputStream in =
                    new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    // Without the first folder, apache-maven-3.9.16/.
                    String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                    Path file = fresh.resolve(name).normalize();
                    if (!entry.isDirectory() && file.startsWith(fresh)) {
                        Files.createDirectories(file.getParent());
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            try (Stream<Path> programs = Files.list(fresh.resolve("bin"))) {
                programs.forEach(program -> program.toFile().setExecutable(true, false));
            }
            fresh.toFile().setReadable(true, false);
            fresh.toFile().setExecutable(true, false);
            Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            delete(fresh);
            if (!Files.isDirectory(to)) {
                throw failed;
            }
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
