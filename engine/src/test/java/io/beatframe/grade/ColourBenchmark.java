package io.beatframe.grade;

import io.beatframe.ffmpeg.Ffmpeg;
import io.beatframe.ffmpeg.Filter;
import io.beatframe.ffmpeg.MediaInfo;
import io.beatframe.ffmpeg.PictureReader;
import io.beatframe.ffmpeg.Probe;
import io.beatframe.ffmpeg.SafeInput;
import io.beatframe.ffmpeg.SourceColour;
import io.beatframe.testing.SharedMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Prints how well shots are matched, ours beside the methods that others use, over the shared
 * photos and clips: recovery (undo a known distortion), probe consistency (would one object look
 * alike in every shot?), and harm (what is done to shots that need nothing). Never judged by
 * histograms: histogram matching drives those to 0 while it wrecks the content.
 *
 * <p>Run it as {@code java -cp … io.beatframe.grade.ColourBenchmark [seed [reels]]}.
 */
public final class ColourBenchmark {
    private static final int SHOTS = 4;

    /** How one shot is matched to a reel: the reel's shots, and which of them. */
    private interface Method extends BiFunction<List<SmallFrame>, Integer, Lut3D.Transform> {}

    private ColourBenchmark() {}

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        int reels = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        List<SmallFrame> pictures = pictures();
        System.out.printf("%d pictures, seed %d%n", pictures.size(), seed);
        recovery(pictures, seed);
        Random random = new Random(seed + 1000);
        reels("same", reels, random, i -> same(pictures, random));
        reels("one scene", reels, random, i -> crops(pictures, random, 1));
        reels("two scenes", reels, random, i -> crops(pictures, random, 2));
        reels("unrelated", reels, random, i -> crops(pictures, random, 4));
    }

    static Map<String, Method> methods() {
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("none", (reel, i) -> rgb -> {});
        methods.put(
                "guide",
                (reel, i) -> i == 0 ? rgb -> {} : RivalMatchers.guide(reel.get(i), reel.get(0)));
        methods.put(
                "Reinhard",
                (reel, i) -> i == 0 ? rgb -> {} : RivalMatchers.reinhard(reel.get(i), reel.get(0)));
        methods.put(
                "histogram",
                (reel, i) ->
                        i == 0 ? rgb -> {} : RivalMatchers.histogram(reel.get(i), reel.get(0)));
        methods.put(
                "MKL",
                (reel, i) -> i == 0 ? rgb -> {} : RivalMatchers.mkl(reel.get(i), reel.get(0)));
        Map<List<SmallFrame>, List<Lut3D.Transform>> matched = new IdentityHashMap<>();
        methods.put(
                "ours", (reel, i) -> matched.computeIfAbsent(reel, ColourBenchmark::ours).get(i));
        return methods;
    }

    private static List<Lut3D.Transform> ours(List<SmallFrame> reel) {
        List<ShotSample> samples = reel.stream().map(f -> ShotSample.of(List.of(f))).toList();
        List<Correction> corrections = ReelMatch.corrections(samples, new Workers());
        List<Lut3D.Transform> transforms = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            transforms.add(new CorrectionTransform(corrections.get(i), samples.get(i).brightest()));
        }
        return transforms;
    }

    private static void recovery(List<SmallFrame> pictures, long seed) {
        System.out.println("\nRecovery, ΔE00 a pixel     mean     p95    ms");
        for (Map.Entry<String, Method> method : methods().entrySet()) {
            Random random = new Random(seed);
            List<Double> errors = new ArrayList<>();
            long nanos = 0;
            for (int round = 0; round < 2; round++) {
                for (SmallFrame picture : pictures) {
                    SmallFrame shot = MadePictures.through(picture, Distortion.of(random));
                    long before = System.nanoTime();
                    Lut3D.Transform transform =
                            method.getKey().startsWith("ours")
                                    ? MatchReference.of(ShotSample.of(List.of(picture)))
                                            .match(ShotSample.of(List.of(shot)))
                                            .transform()
                                    : method.getValue().apply(List.of(picture, shot), 1);
                    nanos += System.nanoTime() - before;
                    errors.add(MadePictures.deltaE(MadePictures.through(shot, transform), picture));
                }
            }
            double[] sorted = errors.stream().mapToDouble(e -> e).sorted().toArray();
            print(
                    "%-24s %7.2f %7.2f %5.0f%n",
                    method.getKey(),
                    Arrays.stream(sorted).average().orElse(0),
                    sorted[(int) (0.95 * (sorted.length - 1))],
                    nanos / 1e6 / sorted.length);
        }
    }

    private static void reels(
            String name, int reels, Random random, Function<Integer, List<SmallFrame>> maker) {
        List<List<SmallFrame>> clean = new ArrayList<>();
        List<List<Lut3D.Transform>> distortions = new ArrayList<>();
        for (int r = 0; r < reels; r++) {
            clean.add(maker.apply(r));
            distortions.add(Stream.generate(() -> Distortion.of(random)).limit(SHOTS).toList());
        }
        print("%n%-14s        ΔE00  of none  reels worse  harm%n", name);
        double[] none = new double[reels];
        for (Map.Entry<String, Method> method : methods().entrySet()) {
            double sum = 0;
            double harm = 0;
            int worse = 0;
            for (int r = 0; r < reels; r++) {
                List<Lut3D.Transform> did = distortions.get(r);
                List<SmallFrame> filmed = new ArrayList<>();
                for (int i = 0; i < SHOTS; i++) {
                    filmed.add(MadePictures.through(clean.get(r).get(i), did.get(i)));
                }
                double spread = spread(filmed, did, method.getValue());
                if (method.getKey().equals("none")) {
                    none[r] = spread;
                }
                worse += spread > none[r] + 1e-9 ? 1 : 0;
                sum += spread / reels;
                List<Lut3D.Transform> nothing =
                        Stream.<Lut3D.Transform>generate(() -> rgb -> {}).limit(SHOTS).toList();
                harm += spread(clean.get(r), nothing, method.getValue()) / reels;
            }
            double all = Arrays.stream(none).average().orElse(1);
            print(
                    "%-20s %6.2f    %4.0f %%         %3d %%  %5.2f%n",
                    method.getKey(), sum, 100 * sum / all, 100 * worse / reels, harm);
        }
    }

    /** Mean ΔE00 between the images of the same probe in any two shots. */
    private static double spread(
            List<SmallFrame> filmed, List<Lut3D.Transform> distortions, Method method) {
        List<List<double[]>> images = new ArrayList<>();
        for (int i = 0; i < filmed.size(); i++) {
            images.add(Probes.through(distortions.get(i), method.apply(filmed, i)));
        }
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < images.size(); i++) {
            for (int j = i + 1; j < images.size(); j++) {
                sum += Probes.distance(images.get(i), images.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static List<SmallFrame> same(List<SmallFrame> pictures, Random random) {
        SmallFrame picture = pictures.get(random.nextInt(pictures.size()));
        return Stream.generate(() -> picture).limit(SHOTS).toList();
    }

    private static List<SmallFrame> crops(List<SmallFrame> pictures, Random random, int scenes) {
        List<Integer> chosen =
                random.ints(0, pictures.size()).distinct().limit(scenes).boxed().toList();
        List<SmallFrame> shots = new ArrayList<>();
        for (int i = 0; i < SHOTS; i++) {
            shots.add(crop(pictures.get(chosen.get(i % scenes)), random));
        }
        return shots;
    }

    /** A random 55 % of width and height. */
    private static SmallFrame crop(SmallFrame picture, Random random) {
        int width = (int) (0.55 * picture.width());
        int height = (int) (0.55 * picture.height());
        int left = random.nextInt(picture.width() - width);
        int top = random.nextInt(picture.height() - height);
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(
                    picture.rgb24(),
                    3 * ((top + y) * picture.width() + left),
                    rgb,
                    3 * y * width,
                    3 * width);
        }
        return new SmallFrame(width, height, rgb);
    }

    private static List<SmallFrame> pictures() {
        Ffmpeg ffmpeg = Ffmpeg.locate();
        List<SmallFrame> pictures = new ArrayList<>();
        for (String folder : List.of("photos", "clips")) {
            Path at = SharedMedia.find(folder).orElseThrow();
            try (Stream<Path> files = Files.list(at)) {
                files.sorted().forEach(file -> decode(ffmpeg, file, pictures));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return pictures.stream().filter(picture -> !picture.black()).toList();
    }

    private static void decode(Ffmpeg ffmpeg, Path file, List<SmallFrame> pictures) {
        MediaInfo.Video video = Probe.of(ffmpeg, file).video().orElseThrow();
        if (video.hdr() || file.toString().endsWith(".heic")) {
            return;
        }
        List<String> input = new ArrayList<>();
        video.durationSeconds().ifPresent(s -> input.addAll(List.of("-ss", "" + s / 2)));
        input.addAll(SafeInput.of(file));
        PictureReader.read(
                ffmpeg,
                input,
                "0:v:0",
                List.of(new Filter.ToRgbWithin(260, SourceColour.of(video), true)),
                1,
                Duration.ofSeconds(40),
                (index, width, height, rgb) ->
                        pictures.add(new SmallFrame(width, height, rgb.clone())));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
