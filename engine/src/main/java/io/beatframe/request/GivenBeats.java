package io.beatframe.request;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The beats of a song that the user knows: none, or two or more that rise. Downbeats are known
 * where at least one is marked.
 */
public record GivenBeats(List<GivenBeat> beats) {
    public static final GivenBeats NONE = new GivenBeats(List.of());

    /** Eight hours of the fastest music have fewer. */
    public static final int MOST = 100_000;

    private static final double LATEST_SECONDS = 86_400;

    /** What is nearer is one beat written twice. */
    private static final double CLOSEST_SECONDS = 0.02;

    private static final int USUAL_METER = 4;

    /** A plan counts no further; what is longer is no bar but a list of marks. */
    private static final int LONGEST_BAR = 64;

    /**
     * @throws Failure BEATS_INVALID, with the number of the beat that is wrong
     */
    public GivenBeats {
        beats = List.copyOf(beats);
        check(beats, index -> "Beat " + (index + 1));
    }

    /** Beats of which nothing but the time is known. */
    public static GivenBeats at(List<Double> seconds) {
        return new GivenBeats(seconds.stream().map(GivenBeat::at).toList());
    }

    /**
     * Reads a file of beats: JSON (ours, described by {@code docs/beats.schema.json}; an array of
     * times; any object with {@code beats} and perhaps {@code downbeats}), or text with one time a
     * line. A pipe will do as well as a file.
     *
     * @throws Failure FILE_MISSING, FILE_UNREADABLE, or BEATS_INVALID with the line or the place in
     *     the JSON
     */
    public static GivenBeats read(Path file) {
        String text = BeatsInput.text(file);
        String name = "'" + file + "'";
        String content = text.strip();
        GivenBeats given =
                content.startsWith("{") || content.startsWith("[")
                        ? BeatsJson.read(text, name)
                        : BeatsText.read(text, name);
        if (given.isEmpty()) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    "There are no beats in " + name + ". Write one time in seconds a line.");
        }
        return given;
    }

    /**
     * As the constructor, for beats that were read.
     *
     * @param place names where the beat with an index was read, as the beginning of a sentence
     */
    static GivenBeats of(List<GivenBeat> beats, IntFunction<String> place) {
        check(beats, place);
        return new GivenBeats(beats);
    }

    public boolean isEmpty() {
        return beats.isEmpty();
    }

    public boolean hasBars() {
        return beats.stream().anyMatch(GivenBeat::downbeat);
    }

    /**
     * The place of each beat in its bar, from 1. A bar without an end (after the last downbeat, or
     * far longer than the others) goes on in bars of the usual length; what comes before the first
     * downbeat is the end of a bar.
     *
     * @throws IllegalStateException without bars
     */
    public List<Integer> positions() {
        List<Integer> downbeats = new ArrayList<>();
        for (int i = 0; i < beats.size(); i++) {
            if (beats.get(i).downbeat()) {
                downbeats.add(i);
            }
        }
        if (downbeats.isEmpty()) {
            throw new IllegalStateException("no downbeats");
        }
        int meter = meter(downbeats);
        List<Integer> positions = new ArrayList<>();
        int first = downbeats.getFirst();
        for (int i = 0; i < first; i++) {
            positions.add(meter - (first - 1 - i) % meter);
        }
        for (int d = 0; d < downbeats.size(); d++) {
            boolean last = d + 1 == downbeats.size();
            int length = (last ? beats.size() : downbeats.get(d + 1)) - downbeats.get(d);
            boolean open = last || length >= 2 * meter;
            for (int i = 0; i < length; i++) {
                positions.add(open ? i % meter + 1 : i + 1);
            }
        }
        return positions;
    }

    /** The most frequent length of a bar, in beats; of equals the shorter. */
    private static int meter(List<Integer> downbeats) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int d = 1; d < downbeats.size(); d++) {
            int length = downbeats.get(d) - downbeats.get(d - 1);
            if (length <= LONGEST_BAR / 2) {
                counts.merge(length, 1, Integer::sum);
            }
        }
        int meter = USUAL_METER;
        int most = 0;
        for (int length = 1; length <= LONGEST_BAR / 2; length++) {
            if (counts.getOrDefault(length, 0) > most) {
                meter = length;
                most = counts.getOrDefault(length, 0);
            }
        }
        return meter;
    }

    private static void check(List<GivenBeat> beats, IntFunction<String> place) {
        if (beats.size() == 1) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID, "One beat is no rhythm; give at least two, or none.");
        }
        requireFew(beats.size());
        for (int i = 0; i < beats.size(); i++) {
            int index = i;
            wrong(beats.get(i))
                    .or(() -> index == 0 ? Optional.empty() : unordered(beats, index))
                    .ifPresent(problem -> {
                        throw new Failure(
                                ErrorCode.BEATS_INVALID, place.apply(index) + " " + problem);
                    });
        }
    }

    /** Before many are made of a file that holds no beats at all. */
    static void requireFew(int count) {
        if (count > MOST) {
            throw new Failure(
                    ErrorCode.BEATS_INVALID,
                    "There are more beats than the " + MOST + " that are taken at most.");
        }
    }

    private static Optional<String> wrong(GivenBeat beat) {
        if (!(beat.seconds() >= 0 && beat.seconds() <= LATEST_SECONDS)) {
            return Optional.of(
                    "is at "
                            + shown(beat.seconds())
                            + " s; a beat is 0 to 86400 seconds from the start of the song.");
        }
        double strength = beat.strength().orElse(0);
        return strength >= 0 && strength <= 1
                ? Optional.empty()
                : Optional.of(
                        "has the strength "
                                + shown(strength)
                                + "; it must be 0 to 1, or left out to have it measured.");
    }

    private static Optional<String> unordered(List<GivenBeat> beats, int index) {
        double before = beats.get(index - 1).seconds();
        double here = beats.get(index).seconds();
        if (here <= before) {
            return Optional.of(
                    "is at "
                            + shown(here)
                            + " s and does not come after the one before, at "
                            + shown(before)
                            + " s: sort the beats and remove doubles.");
        }
        return here - before >= CLOSEST_SECONDS - 1e-9
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "is at %s s, %.1f ms after the one before; beats are at least 20 ms"
                                        + " apart: remove one of the two.",
                                shown(here),
                                1000 * (here - before)));
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
